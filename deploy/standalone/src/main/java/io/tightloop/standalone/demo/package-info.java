/** The demo: a real repository, a real brief, two iterations, no model. */
package io.tightloop.standalone.demo;
