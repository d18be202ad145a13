/** What a phase service gives to the baton's shell and gets from it. */
package io.tightloop.baton;
