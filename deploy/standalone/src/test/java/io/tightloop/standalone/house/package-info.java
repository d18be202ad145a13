/** Rules for every file of the repository. */
package io.tightloop.standalone.house;
