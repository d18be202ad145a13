s/| tr ' ' '-'/| tr -d '[:punct:]' | tr ' ' '-'/
