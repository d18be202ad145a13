/** All services in one JVM on one port, with their own broker and registry. */
package io.tightloop.standalone.server;
