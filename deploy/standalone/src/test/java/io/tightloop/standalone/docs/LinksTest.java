package io.tightloop.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?\\n```|`[^`\\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    @Test
    void every_link_of_every_document_leads_somewhere() {
        List<String> broken = new ArrayList<>();
        List<Path> documents = Documents.markdown();
        for (Path document : documents) {
            for (String link : links(Documents.text(document))) {
                if (!leadsSomewhere(document, link)) {
                    broken.add(document.getFileName() + ": " + link);
                }
            }
        }

        assertThat(documents).hasSizeGreaterThan(10);
        assertThat(broken).isEmpty();
    }

    @Test
    void a_link_to_a_missing_file_or_heading_is_noticed() {
        Path readme = Documents.path("README.md");

        assertThat(leadsSomewhere(readme, "docs/nowhere.md")).isFalse();
        assertThat(leadsSomewhere(readme, "docs/architecture.md#nothing")).isFalse();
        assertThat(leadsSomewhere(readme, "docs/architecture.md#topics")).isTrue();
    }

    private static List<String> links(String text) {
        return LINK.matcher(CODE.matcher(text).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** Addresses of other sites are only read, not visited. */
    private static boolean leadsSomewhere(Path document, String link) {
        if (link.contains("://")) {
            return URI.create(link).getHost() != null;
        }
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    private static Set<String> anchors(Path document) {
        return HEADING.matcher(CODE.matcher(Documents.text(document)).replaceAll(code -> heading(code)))
                .results()
                .map(heading -> anchor(heading.group(1)))
                .collect(Collectors.toSet());
    }

    /** Code inside a heading counts, a block of code does not. */
    private static String heading(MatchResult code) {
        return code.group().startsWith("```")
                ? ""
                : code.group().replace("`", "").replaceAll("[\\\\$]", "");
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
