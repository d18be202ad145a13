/** Documents say what the code does. */
package io.tightloop.standalone.docs;
