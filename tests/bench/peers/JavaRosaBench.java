import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.javarosa.core.model.*;
import org.javarosa.core.model.data.*;
import org.javarosa.core.model.instance.*;
import org.javarosa.core.reference.*;
import org.javarosa.core.services.*;
import org.javarosa.core.services.transport.payload.*;
import org.javarosa.core.util.externalizable.*;
import org.javarosa.form.api.*;
import org.javarosa.model.xform.*;
import org.javarosa.xform.parse.*;
import org.javarosa.xform.util.*;

/** JavaRosa (from the ODK_Validate.jar that PyPI's pyxform ships) on one workload; one JSON line per measure. */
public class JavaRosaBench {
    static String W, PEER = "javarosa";
    static FormDef fd;
    static FormEntryModel model;
    static FormEntryController ctl;

    static void emit(String m, double v, String extra) {
        System.out.printf(Locale.ROOT, "{\"peer\":\"%s\",\"workload\":\"%s\",\"measure\":\"%s\",\"value\":%.4f%s}%n", PEER, W, m, v, extra == null ? "" : "," + extra);
    }

    static double pct(double[] a, double p) {
        double[] b = a.clone();
        Arrays.sort(b);
        if (b.length == 0) return Double.NaN;
        return b[Math.min(b.length - 1, (int) Math.floor(p * b.length))];
    }

    static double[] arr(List<Double> l) { return l.stream().mapToDouble(d -> d).toArray(); }

    static void stats(String m, List<Double> l, String extra) {
        double[] a = arr(l);
        String x = "\"n\":" + a.length + (extra == null ? "" : "," + extra);
        emit(m + "_median_us", pct(a, .5), x);
        emit(m + "_p95_us", pct(a, .95), x);
        emit(m + "_max_us", pct(a, 1), x);
    }

    static long hwmKb() throws IOException {
        for (String l : Files.readAllLines(Paths.get("/proc/self/status")))
            if (l.startsWith("VmHWM:")) return Long.parseLong(l.replaceAll("[^0-9]", ""));
        return -1;
    }

    static class FileRef implements Reference {
        final File f; final String uri;
        FileRef(File f, String uri) { this.f = f; this.uri = uri; }
        public boolean doesBinaryExist() { return f.exists(); }
        public InputStream getStream() throws IOException { return new FileInputStream(f); }
        public String getURI() { return uri; }
        public String getLocalURI() { return f.getAbsolutePath(); }
        public boolean isReadOnly() { return true; }
        public OutputStream getOutputStream() { throw new UnsupportedOperationException(); }
        public void remove() { }
        public Reference[] probeAlternativeReferences() { return new Reference[0]; }
    }

    static String norm(String s) { return s.replace("[1]", ""); }

    static Map<String, FormIndex> index() {
        Map<String, FormIndex> m = new LinkedHashMap<>();
        FormIndex i = FormIndex.createBeginningOfFormIndex();
        do {
            i = model.incrementIndex(i);
            if (!i.isInForm()) break;
            if (model.getEvent(i) == FormEntryController.EVENT_QUESTION)
                m.put(norm(i.getReference().toString(true)), i);
        } while (true);
        return m;
    }

    static FormIndex newRepeatPrompt(String path) {
        FormIndex i = FormIndex.createBeginningOfFormIndex();
        do {
            i = model.incrementIndex(i);
            if (!i.isInForm()) return null;
            if (model.getEvent(i) == FormEntryController.EVENT_PROMPT_NEW_REPEAT
                && i.getReference().toString(false).equals(path)) return i;
        } while (true);
    }

    static List<String[]> plan(Path p) throws IOException {
        // [[..5 strings..],..] as written by gen_workloads.py: read the JSON strings in order
        String s = new String(Files.readAllBytes(p), StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>();
        StringBuilder b = null;
        for (int k = 0; k < s.length(); k++) {
            char c = s.charAt(k);
            if (b == null) { if (c == '"') b = new StringBuilder(); continue; }
            if (c == '\\') { b.append(s.charAt(++k)); continue; }
            if (c == '"') { all.add(b.toString()); b = null; continue; }
            b.append(c);
        }
        List<String[]> out = new ArrayList<>();
        for (int k = 0; k + 4 < all.size(); k += 5) out.add(all.subList(k, k + 5).toArray(new String[0]));
        return out;
    }

    static IAnswerData data(FormIndex i, String v) {
        TreeElement te = fd.getMainInstance().resolveReference(i.getReference());
        QuestionDef q = model.getQuestionPrompt(i).getQuestion();
        int ct = q.getControlType();
        if (ct == org.javarosa.core.model.Constants.CONTROL_SELECT_ONE) return new SelectOneData(new org.javarosa.core.model.data.helper.Selection(v));
        if (ct == org.javarosa.core.model.Constants.CONTROL_SELECT_MULTI) {
            List<org.javarosa.core.model.data.helper.Selection> l = new ArrayList<>();
            for (String x : v.split(" ")) l.add(new org.javarosa.core.model.data.helper.Selection(x));
            return new MultipleItemsData(l);
        }
        return XFormAnswerDataParser.getAnswerData(v, te.getDataType(), q);
    }

    static int[] pass(List<String[]> plan, Map<String, FormIndex> idx, int col, List<Double> out, List<Double> hot) {
        int set = 0, skip = 0, viol = 0;
        for (String[] p : plan) {
            FormIndex i = idx.get(norm(p[0]));
            if (i == null || !model.isIndexRelevant(i)) { skip++; continue; }
            IAnswerData d = data(i, p[col]);
            long t = System.nanoTime();
            int rc = ctl.answerQuestion(i, d, true);
            double us = (System.nanoTime() - t) / 1e3;
            out.add(us);
            if (hot != null && (p[0].endsWith("/qty") || p[0].endsWith("/price"))) hot.add(us);
            if (rc != FormEntryController.ANSWER_OK) viol++;
            set++;
        }
        return new int[]{set, skip, viol};
    }

    static byte[] serialise() throws IOException {
        ByteArrayPayload pl = (ByteArrayPayload) new XFormSerializingVisitor().createSerializedPayload(fd.getMainInstance());
        try (InputStream is = pl.getPayloadStream()) { return is.readAllBytes(); }
    }

    static void load(String file) throws Exception {
        fd = XFormUtils.getFormFromFormXml(file, null);
        fd.initialize(true, new InstanceInitializationFactory());
        model = new FormEntryModel(fd);
        ctl = new FormEntryController(model);
    }

    public static void main(String[] a) throws Exception {
        String dir = a[0];
        W = a[1];
        String file = dir + "/" + W + ".xml";
        long t = System.nanoTime();
        PrototypeManager.registerPrototypes(CoreModelModule.classNames);
        PrototypeManager.registerPrototypes(JavaRosaCoreModule_names());
        new XFormsModule().registerModule();
        ReferenceManager rm = ReferenceManager.instance();
        rm.addReferenceFactory(new PrefixedRootFactory(new String[]{"file-csv/", "file/"}) {
            protected Reference factory(String terminal, String uri) { return new FileRef(new File(dir, terminal), uri); }
        });
        emit("init_ms", (System.nanoTime() - t) / 1e6, null);
        t = System.nanoTime();
        load(file);
        emit("cold_load_ms", (System.nanoTime() - t) / 1e6, null);
        emit("rss_after_load_mb", hwmKb() / 1024.0, null);
        // instance ready: from here on the session is used
        if (W.equals("W3")) w3(dir); else fill(dir);
        List<Double> s = new ArrayList<>();
        byte[] b = null;
        for (int k = 0; k < 30; k++) { t = System.nanoTime(); b = serialise(); s.add((System.nanoTime() - t) / 1e6); }
        emit("serialise_first_ms", s.get(0), "\"bytes\":" + b.length);
        emit("serialise_ms", pct(arr(s), .5), "\"bytes\":" + b.length);
        if (a.length > 2) Files.write(Paths.get(a[2]), b);
        emit("peak_rss_mb", hwmKb() / 1024.0, null);
        if (W.equals("W1") || W.equals("W4")) {
            List<Double> o = new ArrayList<>();
            for (int k = 0; k < 5; k++) {
                t = System.nanoTime();
                FormDef f2 = XFormUtils.getFormFromFormXml(file, null);
                TreeElement saved = XFormParser.restoreDataModel(b, null).getRoot();
                TreeElement tmpl = f2.getMainInstance().getRoot().deepCopy(true);
                TreeReference tr = TreeReference.rootRef();
                tr.add(tmpl.getName(), TreeReference.INDEX_UNBOUND);
                tmpl.populate(saved, f2);
                f2.getMainInstance().setRoot(tmpl);
                f2.initialize(false, new InstanceInitializationFactory());
                new FormEntryController(new FormEntryModel(f2));
                o.add((System.nanoTime() - t) / 1e6);
            }
            emit("open_draft_first_ms", o.get(0), null);
            emit("open_draft_ms", pct(arr(o), .5), "\"n\":5");
        }
        // warm loads in the same process
        List<Double> l = new ArrayList<>();
        for (int k = 0; k < 5; k++) { t = System.nanoTime(); load(file); l.add((System.nanoTime() - t) / 1e6); }
        emit("warm_load_ms", pct(arr(l), .5), "\"n\":5");
        // Collect's form cache: externalise the definition, read it back
        try {
            FormDef fresh = XFormUtils.getFormFromFormXml(file, null);
            ByteArrayOutputStream bo = new ByteArrayOutputStream();
            DataOutputStream dos = new DataOutputStream(bo);
            fresh.writeExternal(dos);
            dos.flush();
            List<Double> c = new ArrayList<>();
            for (int k = 0; k < 5; k++) {
                t = System.nanoTime();
                FormDef x = new FormDef();
                x.readExternal(new DataInputStream(new ByteArrayInputStream(bo.toByteArray())), ExtUtil.defaultPrototypes());
                x.initialize(true, new InstanceInitializationFactory());
                new FormEntryController(new FormEntryModel(x));
                c.add((System.nanoTime() - t) / 1e6);
            }
            emit("cached_def_load_ms", pct(arr(c), .5), "\"bytes\":" + bo.size());
        } catch (Throwable e) { System.err.println("cache: " + e); }
    }

    static String[] JavaRosaCoreModule_names() { return org.javarosa.core.util.JavaRosaCoreModule.classNames; }

    static void fill(String dir) throws Exception {
        List<String[]> plan = plan(Paths.get(dir, W + ".plan.json"));
        String rep = W.equals("W1") ? "/data/g3/member" : W.equals("W4") ? "/data/item" : null;
        if (rep != null) rep = rep.replace("/data", "/" + fd.getMainInstance().getRoot().getName());
        if (W.equals("W4")) {
            int[][] st = {{1}, {1, 25, 50}};
            for (int[] ks : st) {
                int size = ks[ks.length - 1];
                grow(rep, size);
                Map<String, FormIndex> ix = index();
                List<Double> h = new ArrayList<>();
                for (int col : new int[]{3, 4, 3, 4}) pass(at(plan, ks, true), ix, col, new ArrayList<>(), h);
                stats("set_hot_at_" + size, h, null);
            }
            grow(rep, 201);
            grown(rep);
            plan = at(plan, new int[]{1, 50, 100, 150, 200}, false);
        }
        Map<String, FormIndex> idx = index();
        List<Double> first = new ArrayList<>(), warm = new ArrayList<>(), hot = new ArrayList<>();
        int[] r = pass(plan, idx, 3, first, hot);
        stats("set_first", first, "\"skipped\":" + r[1] + ",\"violations\":" + r[2]);
        int[] x = {0, 0, 0};
        for (int col : new int[]{4, 3, 4, 3}) { int[] y = pass(plan, idx, col, warm, hot); for (int k = 0; k < 3; k++) x[k] += y[k]; }
        stats("set", warm, "\"skipped\":" + x[1] + ",\"violations\":" + x[2]);
        if (W.equals("W4")) stats("set_hot_at_200", hot, null);
        if (W.equals("W1")) { byte[] b = serialise(); emit("submission_bytes_1member", b.length, null); grow(rep, 201); grown(rep); }
    }

    static List<Double> growth = new ArrayList<>();

    static void grow(String rep, int to) {
        int n = count(rep);
        while (n < to) {
            FormIndex i = newRepeatPrompt(rep);
            long t = System.nanoTime();
            ctl.newRepeat(i);
            growth.add((System.nanoTime() - t) / 1e3);
            n++;
        }
    }

    static int count(String rep) {
        int n = 0;
        FormIndex i = FormIndex.createBeginningOfFormIndex();
        do { i = model.incrementIndex(i); if (!i.isInForm()) break;
            if (model.getEvent(i) == FormEntryController.EVENT_REPEAT && i.getReference().toString(false).equals(rep))  n++; } while (true);
        return n;
    }

    static void grown(String rep) {
        List<Double> all = growth;
        for (int k : new int[]{1, 50, 200}) {
            double v = k == 1 ? all.get(0) : pct(arr(all.subList(Math.max(0, k - 3), Math.min(all.size(), k + 2))), .5);
            emit("add_repeat_at_" + k + "_us", v, null);
        }
        double sum = 0; for (double d : all) sum += d;
        emit("add_repeats_total_ms", sum / 1e3, "\"n\":" + all.size());
        if (count(rep) <= 200) return;
        List<Double> gone = new ArrayList<>();
        for (int k = 0; k < 5; k++) {
            FormIndex i = instance(rep, 100);
            long t = System.nanoTime();
            ctl.deleteRepeat(i);
            gone.add((System.nanoTime() - t) / 1e3);
            ctl.newRepeat(newRepeatPrompt(rep));
        }
        emit("remove_repeat_at_201_us", pct(arr(gone), .5), "\"n\":5");
    }

    static FormIndex instance(String rep, int wanted) {
        int n = 0;
        FormIndex i = FormIndex.createBeginningOfFormIndex();
        do { i = model.incrementIndex(i); if (!i.isInForm()) return null;
            if (model.getEvent(i) == FormEntryController.EVENT_REPEAT && i.getReference().toString(false).equals(rep) && ++n == wanted) return i; } while (true);
    }

    static List<String[]> at(List<String[]> plan, int[] ks, boolean hotOnly) {
        List<String[]> p2 = new ArrayList<>();
        for (int k : ks) for (String[] p : plan)
            if (p[0].contains("[1]") && (!hotOnly || p[0].endsWith("/qty") || p[0].endsWith("/price"))) { String[] q = p.clone(); q[0] = p[0].replace("[1]", "[" + k + "]"); p2.add(q); }
        return p2;
    }

    static void w3(String dir) throws Exception {
        String s = new String(Files.readAllBytes(Paths.get(dir, "W3.walk.json")));
        String[] tok = s.replaceAll("[^0-9,]", "").split(",");
        Map<String, FormIndex> idx = index();
        String root = "/" + fd.getMainInstance().getRoot().getName();
        FormIndex ip = idx.get(root + "/province"), ir = idx.get(root + "/regency"), id = idx.get(root + "/district"), iv = idx.get(root + "/village");
        List<Double> ch = new ArrayList<>(), setv = new ArrayList<>();
        int nch = 0;
        for (int round = 0; round < 2; round++)
        for (int k = 0; k + 3 < tok.length; k += 4) {
            ctl.answerQuestion(ip, data(ip, tok[k]), true);
            model.getQuestionPrompt(ir).getSelectChoices();
            ctl.answerQuestion(ir, data(ir, tok[k + 1]), true);
            model.getQuestionPrompt(id).getSelectChoices();
            IAnswerData dd = data(id, tok[k + 2]), dv = data(iv, tok[k + 3]);
            long t = System.nanoTime();
            ctl.answerQuestion(id, dd, true);
            List<SelectChoice> c = model.getQuestionPrompt(iv).getSelectChoices();
            double us = (System.nanoTime() - t) / 1e3;
            nch = c.size();
            if (k == 0 && round == 0) emit("choices_first_us", us, "\"choices\":" + nch); else if (round == 0) ch.add(us);
            else { /* second visit */ setv.add(us); }
            t = System.nanoTime();
            ctl.answerQuestion(iv, dv, true);
            us = (System.nanoTime() - t) / 1e3;
            if (k == 0 && round == 0) emit("set_village_first_us", us, null);
            else vill.add(us);
        }
        stats("choices", ch, "\"choices\":" + nch);
        stats("choices_again", setv, null);
        stats("set_village", vill, null);
    }
    static List<Double> vill = new ArrayList<>();
}
