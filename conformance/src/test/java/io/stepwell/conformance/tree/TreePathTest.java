package io.stepwell.conformance.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TreePathTest {
    private final @Nullable Object tree = JsonText.read("""
            {"a": {"b": [1, {"c": "x"}, 3]}, "list": [{"c": "y"}, {"d": {"c": null}}]}""");

    private List<Object> values(String path) {
        return TreePath.parse(path).places(tree).stream()
                .map(TreePath.Place::value)
                .map(value -> value == null ? "null" : value)
                .toList();
    }

    @Test
    void membersAndElementsAreFollowed() {
        assertThat(values("$.a.b[1].c")).containsExactly("x");
        assertThat(values("$.a.b[-1]")).containsExactly(3);
        assertThat(values("$.list[*].c")).containsExactly("y");
    }

    @Test
    void deepScanFindsEveryMemberAtAnyDepth() {
        assertThat(values("$..c")).containsExactly("x", "y", "null");
        assertThat(values("$..d..c")).containsExactly("null");
        assertThat(values("$..b[0]")).containsExactly(1);
    }

    @Test
    void aPathToNowhereFindsNothing() {
        assertThat(values("$.a.missing")).isEmpty();
        assertThat(values("$.a.b[7]")).isEmpty();
        assertThat(values("$.a[0]")).isEmpty();
    }

    @Test
    void removingTakesMembersAndElementsAway() {
        TreePath.parse("$..c").removeFrom(tree);
        TreePath.parse("$.a.b[*]").removeFrom(tree);
        assertThat(JsonText.write(tree)).isEqualTo("{\"a\": {\"b\": []}, \"list\": [{}, {\"d\": {}}]}");
    }

    @Test
    void anUnsupportedPathIsRefusedWithItsText() {
        assertThatThrownBy(() -> TreePath.parse("$.a[?(@.b)]")).hasMessageContaining("[?(@.b)]");
        assertThatThrownBy(() -> TreePath.parse("a.b")).hasMessageContaining("must start with $");
    }
}
