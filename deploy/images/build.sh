#!/bin/bash
# Makes images of a broker, a registry and a database for the tests in containers where none can be pulled.
# They take the same environment as apache/kafka, confluentinc/cp-schema-registry and postgres, as far as the tests use it.
#
#   ./mvnw -q package -DskipTests && deploy/images/build.sh
#
# Needs a Docker engine, a JDK 25 in JAVA_HOME, and debootstrap (as root) unless BASE_IMAGE names an image with bash,
# socat and Debian's PostgreSQL.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT

if [ -z "${BASE_IMAGE:-}" ]; then
  BASE_IMAGE=tightloop-test/base:local
  debootstrap --variant=minbase --include=postgresql,socat "${DEBIAN:-bookworm}" "$context/base"
  tar -C "$context/base" -c . | docker import - "$BASE_IMAGE"
  rm -rf "$context/base"
fi

"$JAVA_HOME/bin/jlink" --add-modules java.se,jdk.compiler,jdk.httpserver,jdk.management,jdk.unsupported,jdk.zipfs \
  --strip-debug --no-header-files --no-man-pages --output "$context/java"
"$root/mvnw" -q -f "$here/kafka.xml" dependency:copy-dependencies -DoutputDirectory="$context/kafka"
mkdir "$context/registry"
cp "$root"/deploy/standalone/target/standalone-*.jar "$root"/deploy/standalone/target/lib/*.jar "$context/registry/"
cp "$here"/Dockerfile "$here"/run-*.sh "$here"/Registry.java "$context/"

for image in kafka registry postgres; do
  docker build --build-arg BASE_IMAGE="$BASE_IMAGE" --target "$image" -t "tightloop-test/$image:local" "$context"
done
echo "tightloop-test/kafka:local tightloop-test/registry:local tightloop-test/postgres:local"
