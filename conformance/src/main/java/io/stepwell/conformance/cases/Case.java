package io.stepwell.conformance.cases;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One scenario and what AWS answered.
 *
 * @param id the unique name of the case
 * @param group the area it belongs to
 * @param removedPaths JSONPaths that need not agree (the case's skip_paths and side_service_paths)
 * @param laterMembers names of members that need not agree, wherever they occur
 * @param rules how answers are made comparable, in order
 * @param expected what AWS answered, by match name
 */
public record Case(
        String id,
        String group,
        List<ResourceSpec> resources,
        List<Step> steps,
        List<Rule> rules,
        List<String> removedPaths,
        Set<String> laterMembers,
        Map<String, @Nullable Object> expected) {}
