/** Decides what is proven and whether a session loops, finishes or is exhausted: pure rules without clock or I/O. */
package io.tightloop.reviewer.review;
