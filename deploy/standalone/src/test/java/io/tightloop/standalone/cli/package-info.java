/** The command line against a server that answers what it is told to. */
package io.tightloop.standalone.cli;
