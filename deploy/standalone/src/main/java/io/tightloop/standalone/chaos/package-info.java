/** The fault suite: an installation of separate processes under load, faults by a seed, and a scorecard of what held. */
package io.tightloop.standalone.chaos;
