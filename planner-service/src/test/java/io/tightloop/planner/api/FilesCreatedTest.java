package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.rows.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesCreatedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'path': 'a.txt', 'bytes': 3, 'sha256': 'ab'}  | [a.txt]
        {'path': 'a.txt', 'deleted': true}             | []
        {'exitCode': 0, 'output': 'a.txt'}             | []
        {'status': 200, 'body': 'x'}                   | []
        {'files': ['a.txt', 'b/c.txt']}                | [a.txt, b/c.txt]
        {'files': 'a.txt', 'path': 'b.txt'}            | [a.txt]
        {'files': [], 'path': 'b.txt'}                 | []
        {'files': [{'path': 'a.txt', 'bytes': 3}, 7, {'name': 'b'}]} | [a.txt]
        {'created': ['a.txt'], 'path': 'b.txt'}        | [a.txt]
        {'created': true}                              | []
        ['a.txt']                                      | []
        'a.txt'                                        | []
        null                                           | []
        """)
    void files_are_those_that_the_output_names(String output, String files) {
        assertThat(FilesCreated.in(Json.read(Briefs.json(output)))).hasToString(files);
    }
}
