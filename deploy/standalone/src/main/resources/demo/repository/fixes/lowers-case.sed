s/| tr ' ' '-'/| tr '[:upper:]' '[:lower:]' | tr ' ' '-'/
