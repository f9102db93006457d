package io.stepwell.conformance.cases;

import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the cases of a folder. */
public final class CaseFolder {
    private CaseFolder() {}

    /**
     * All cases in the {@code *.json} files of a folder, in order of file names.
     *
     * @throws IllegalArgumentException when the folder has no case, a file is no case, or two cases share an id
     */
    public static List<Case> read(Path folder) {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> cases.add(readFile(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the folder of cases " + folder, e);
        }
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("no *.json case in the folder " + folder);
        }
        Set<String> ids = new HashSet<>();
        for (Case each : cases) {
            if (!ids.add(each.id())) {
                throw new IllegalArgumentException("two cases in " + folder + " have the id " + each.id());
            }
        }
        return List.copyOf(cases);
    }

    private static Case readFile(Path file) {
        try {
            return read(Files.readString(file), String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the case " + file, e);
        }
    }

    /**
     * One case from its text.
     *
     * @param name where the text comes from, for messages
     * @throws IllegalArgumentException naming the member that is wrong
     */
    public static Case read(String text, String name) {
        Members members = Members.of(JsonText.read(text), name);
        if (members.number("format", 0) != 1) {
            throw new IllegalArgumentException(name + ": member 'format' must be 1; other formats are not known");
        }
        List<String> removed = new ArrayList<>(members.texts("skip_paths"));
        removed.addAll(members.texts("side_service_paths"));
        return new Case(
                members.text("id"),
                members.text("group"),
                members.objects("resources").stream()
                        .map(resource ->
                                new ResourceSpec(resource.text("id"), resource.text("type"), resource.members()))
                        .toList(),
                StepReader.read(members.objects("steps")),
                members.objects("normalise").stream().map(RuleReader::read).toList(),
                List.copyOf(removed),
                Set.copyOf(members.texts("later_members")),
                Trees.object(members.members().get("expected"), name + ": member 'expected'"));
    }
}
