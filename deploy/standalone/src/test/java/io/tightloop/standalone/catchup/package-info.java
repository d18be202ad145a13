/** How fast the projections read what they have missed. */
package io.tightloop.standalone.catchup;
