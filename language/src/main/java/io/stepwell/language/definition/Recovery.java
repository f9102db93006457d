package io.stepwell.language.definition;

import java.util.List;

/** What a state does about errors: its retriers, then its catchers, each tried in order (ASL section "Errors"). */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {
    public static final Recovery NONE = new Recovery(List.of(), List.of());
}
