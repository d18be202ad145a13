/** The tightloop command line. */
package io.tightloop.standalone.cli;
