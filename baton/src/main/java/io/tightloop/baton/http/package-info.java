/** What every HTTP edge shares: strict reading of JSON, and errors as problem+json (design section 6). */
package io.tightloop.baton.http;
