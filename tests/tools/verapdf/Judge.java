import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges every file that standard input names, one a line, by every profile given as an argument, in one Java machine.
 * Each answer is a line with tabs between its fields: file, profile, "checked", number of checks; file, profile, "failed",
 * rule, how often, the first message; or file, profile, "error", why. The last line is "end", so that a judge who died is
 * not taken for one who found nothing.
 */
public class Judge {
    private static final int MESSAGES_PER_RULE = 1;

    public static void main(String[] profiles) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, "UTF-8");
        // The library writes notes of its own to standard output.
        System.setOut(System.err);
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String file = names.readLine(); file != null; file = names.readLine()) {
            for (String profile : profiles) {
                String start = file + "\t" + profile + "\t";
                try {
                    judge(start, new File(file), PDFAFlavour.byFlavourId(profile), answers);
                } catch (Exception | StackOverflowError | OutOfMemoryError problem) {
                    answers.println(start + "error\t" + oneLine(problem.toString()));
                }
            }
        }
        answers.println("end");
    }

    private static void judge(String start, File file, PDFAFlavour profile, PrintStream answers) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, MESSAGES_PER_RULE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> messages = new LinkedHashMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                messages.putIfAbsent(rule, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
            }
            result.getFailedChecks().forEach((rule, count) -> {
                String name = rule.getClause() + "-" + rule.getTestNumber();
                answers.println(start + "failed\t" + name + "\t" + count + "\t" + oneLine(messages.getOrDefault(name, "")));
            });
            if (!result.isCompliant() && result.getFailedChecks().isEmpty()) throw new IllegalStateException("not compliant, no rule named");
            answers.println(start + "checked\t" + result.getTotalAssertions());
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
