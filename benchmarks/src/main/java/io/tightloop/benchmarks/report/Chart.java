package io.tightloop.benchmarks.report;

import static io.tightloop.benchmarks.report.RunText.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars in groups, as SVG: a group for each category, a bar for each series, each with its value. It needs neither fonts
 * nor a drawing library of the machine.
 *
 * @param title above it
 * @param unit of the values
 * @param series names of the bars of each group, at most six
 * @param groups in their order
 */
public record Chart(String title, String unit, List<String> series, List<Group> groups) {
    private static final List<String> COLOURS =
            List.of("#2b6cb0", "#dd6b20", "#2f855a", "#805ad5", "#b83280", "#718096");
    private static final int WIDTH = 900;
    private static final int LEFT = 330;
    private static final int RIGHT = 90;
    private static final int BAR = 16;
    private static final int GAP = 12;
    private static final int TOP = 64;

    /**
     * One category.
     *
     * @param values one for each series; negative for none
     */
    public record Group(String name, List<Double> values) {}

    /** The picture, complete in itself. */
    public String svg() {
        int height = TOP + groups.size() * (series.size() * BAR + GAP) + GAP;
        double most = groups.stream()
                .flatMap(group -> group.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        var parts = new ArrayList<String>();
        parts.add(text(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' viewBox='0 0 %d %d'"
                        + " font-family='sans-serif' font-size='12' role='img'>",
                WIDTH, height, WIDTH, height));
        parts.add(text("<rect width='%d' height='%d' fill='white'/>", WIDTH, height));
        parts.add(
                text("<text x='10' y='22' font-size='15' font-weight='bold'>%s (%s)</text>", safe(title), safe(unit)));
        legend(parts);
        for (int i = 0; i < groups.size(); i++) {
            group(groups.get(i), TOP + i * (series.size() * BAR + GAP), Math.max(most, Double.MIN_NORMAL), parts);
        }
        parts.add("</svg>");
        return String.join("\n", parts);
    }

    private void legend(List<String> parts) {
        int x = 10;
        for (int i = 0; i < series.size(); i++) {
            parts.add(text("<rect x='%d' y='34' width='12' height='12' fill='%s'/>", x, COLOURS.get(i)));
            parts.add(text("<text x='%d' y='44'>%s</text>", x + 17, safe(series.get(i))));
            x += 40 + series.get(i).length() * 7;
        }
    }

    private void group(Group group, int y, double most, List<String> parts) {
        int middle = y + series.size() * BAR / 2 + 4;
        parts.add(text("<text x='%d' y='%d' text-anchor='end'>%s</text>", LEFT - 8, middle, safe(group.name())));
        for (int i = 0; i < group.values().size(); i++) {
            double value = group.values().get(i);
            if (value >= 0) {
                double width = value / most * (WIDTH - LEFT - RIGHT);
                int top = y + i * BAR;
                parts.add(text(
                        "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>",
                        LEFT, top, width, BAR - 2, COLOURS.get(i)));
                parts.add(text("<text x='%.1f' y='%d'>%s</text>", LEFT + width + 5, top + BAR - 4, number(value)));
            }
        }
    }

    private static String number(double value) {
        return text(value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    static String safe(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
