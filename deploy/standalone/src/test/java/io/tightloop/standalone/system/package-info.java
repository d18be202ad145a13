/** What a running installation does: real processes, real broker, real HTTP. */
package io.tightloop.standalone.system;
