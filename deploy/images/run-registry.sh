#!/bin/bash
# The registry of the standalone server listens on loopback alone: inside of a container that is the container.
set -euo pipefail

java -cp '/opt/registry/libs/*' /opt/registry/Registry.java &
exec socat TCP-LISTEN:8081,fork,reuseaddr TCP:127.0.0.1:8082,retry=60,interval=0.5
