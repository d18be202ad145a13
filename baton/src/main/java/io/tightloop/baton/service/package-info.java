/** What every service of an installation shares when it runs as a Micronaut application: settings and health. */
package io.tightloop.baton.service;
