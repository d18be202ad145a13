/** The worker gateway: agents take work items and report about them over HTTP (design section 6). */
package io.tightloop.executor.gateway;
