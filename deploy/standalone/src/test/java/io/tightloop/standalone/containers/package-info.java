/** A broker, a registry and a database in containers, for the tests of an installation that is not embedded. */
package io.tightloop.standalone.containers;
