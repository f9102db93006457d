package io.stepwell.integrations.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.models.Member;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceCatalogue;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The declarations name only what AWS's models have. */
class OptimisedServicesTest {
    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.bundled();

    static Stream<Arguments> actions() {
        return OptimisedServices.ALL.stream()
                .flatMap(service -> service.actions().stream()
                        .map(action -> Arguments.of(service.resourceType() + ":" + action.name(), service, action)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("actions")
    void everyActionAndItsJobAreInTheModel(String name, OptimisedService service, OptimisedAction action) {
        ServiceModel model = Objects.requireNonNull(CATALOGUE.service(service.modelName()), service.modelName());
        assertThat(model.operation(action.operation())).as(action.operation()).isNotNull();
        Job job = action.job();
        if (job != null) {
            requestFits(model, job.describe());
            Operation describe =
                    Objects.requireNonNull(model.operation(job.describe().operation()));
            assertThat(isIn(describe.output(), job.described()))
                    .as(job.described())
                    .isTrue();
            if (job.cancel() != null) {
                requestFits(model, job.cancel());
            }
        }
    }

    private static void requestFits(ServiceModel model, Job.Request request) {
        Operation operation = model.operation(request.operation());
        assertThat(operation).as(request.operation()).isNotNull();
        Shape input = Objects.requireNonNull(Objects.requireNonNull(operation).input());
        assertThat(input.members().values().stream().map(Member::apiName).toList())
                .containsAll(request.parameters().keySet());
    }

    private static boolean isIn(@Nullable Shape output, String path) {
        if (output == null || path.isEmpty()) {
            return output != null;
        }
        String first = path.split("[.\\[]")[0];
        return output.members().values().stream().anyMatch(m -> m.apiName().equals(first));
    }
}
