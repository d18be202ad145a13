#!/bin/bash
# Makes server.properties of the KAFKA_* variables, formats the storage when it is new, and starts the broker.
set -euo pipefail

properties=/opt/kafka/server.properties
echo "log.dirs=/var/lib/kafka" > "$properties"
while IFS='=' read -r name value; do
  key=$(tr '[:upper:]' '[:lower:]' <<< "${name#KAFKA_}" | sed -e 's/___/-/g' -e 's/__/%/g' -e 's/_/./g' -e 's/%/_/g')
  echo "$key=$value" >> "$properties"
done < <(env | grep '^KAFKA_' | grep -v -e '^KAFKA_OPTS=' -e '^KAFKA_HEAP_OPTS=')

java -Xmx256m -cp "/opt/kafka/libs/*" kafka.tools.StorageTool format --ignore-formatted -t "${CLUSTER_ID:-4L6g3nShT-eMCtK--X86sw}" -c "$properties"
exec java -Xmx512m -XX:+UseSerialGC -cp '/opt/kafka/libs/*' kafka.Kafka "$properties"
