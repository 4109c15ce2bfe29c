using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Web.Pages;

/// <summary>What a step asks and what each answer does, in the words of who answers.</summary>
internal static class Stapwoorden
{
    public static string Werkwoord(string stap) => StapCodes.Parse(stap) is { } known ? Werkwoord(known) : stap;

    public static string Werkwoord(Stap stap) => Woorden.Hoofdletter(StapCodes.Code(stap));

    /// <summary>What is asked, to be followed by the subject: "Beslis over Aanbieding jaarverslag".</summary>
    public static string Gevraagd(Stap stap) =>
        stap switch
        {
            Stap.Opstellen => "Schrijf en dien in",
            Stap.Afstemmen => "Geef uw oordeel over",
            Stap.Ondertekenen => "Onderteken",
            Stap.Beslissen => "Beslis over",
            Stap.Vaststellen => "Geleid door",
            Stap.Kennisnemen => "Neem kennis van",
            Stap.Aanbieden => "Bied aan de Kamer aan",
            Stap.Advies => "Geef advies over",
        };

    /// <summary>Whether the step is done on the screen that is made for deciding.</summary>
    public static bool IsBeslissing(Stap stap) => stap is not (Stap.Opstellen or Stap.Afstemmen);

    /// <summary>Whether several can be done in one go: each has an answer that needs no words.</summary>
    public static bool IsSamenTeDoen(Stap stap) =>
        stap is Stap.Ondertekenen or Stap.Beslissen or Stap.Vaststellen or Stap.Kennisnemen;

    public static string Vraag(Stap stap) =>
        stap switch
        {
            Stap.Opstellen => "Schrijf de nota en dien haar in.",
            Stap.Afstemmen => "Lees de nota en geef het oordeel van uw directie.",
            Stap.Ondertekenen => "Onderteken de nota als afzender, of stuur haar terug.",
            Stap.Beslissen => "Neem een besluit over het geadviseerde besluit.",
            Stap.Vaststellen => "Geleid de nota door, of stuur haar terug.",
            Stap.Kennisnemen => "Lees de nota; zij is ter informatie.",
            Stap.Aanbieden => "Controleer het pakket, stuur het naar de Tweede Kamer en leg dat hier vast.",
            Stap.Advies => "Geef uw advies over de nota.",
        };

    /// <summary>The name of an outcome: "Akkoord met opmerkingen".</summary>
    public static string Naam(string uitkomst) => Woorden.Hoofdletter(StapCodes.Woorden(uitkomst));

    /// <summary>What choosing this outcome sets off, given the step's place in the procedure and the bijlagen.</summary>
    public static string Effect(Stap stap, string uitkomst, FlowNode? node, IEnumerable<BijlageGegevens> bijlagen) =>
        (stap, uitkomst) switch
        {
            (_, StapCodes.Terugsturen) =>
                "De nota gaat terug naar de steller. Alle latere stappen gaan daarna opnieuw.",
            (Stap.Afstemmen, StapCodes.Akkoord) => "Uw directie kan zich vinden in de nota.",
            (Stap.Afstemmen, StapCodes.AkkoordMetOpmerkingen) => "De nota kan verder; de steller leest uw toelichting.",
            (Stap.Afstemmen, StapCodes.NietAkkoord) =>
                "De nota gaat na deze ronde terug naar de steller. De andere directies antwoorden gewoon.",
            (Stap.Afstemmen, StapCodes.NietVanToepassing) => "Dit onderwerp raakt uw directie niet.",
            (Stap.Ondertekenen, StapCodes.Ondertekenen) => "U tekent als afzender; de nota gaat naar de volgende stap.",
            (Stap.Beslissen, StapCodes.Akkoord) => "U stemt in met het geadviseerde besluit."
                + Kamerbrief(node, bijlagen),
            (Stap.Beslissen, StapCodes.AkkoordMetAantekening) => "U stemt in, met een aantekening die openbaar wordt."
                + Kamerbrief(node, bijlagen),
            (Stap.Beslissen, StapCodes.NietAkkoord) => "De nota is afgewezen en de procedure stopt.",
            (Stap.Beslissen, StapCodes.Aanhouden) => "U beslist nog niet; op de datum die u kiest komt de nota terug.",
            (Stap.Vaststellen, StapCodes.Doorgeleiden) => "De nota gaat verder." + Vaststelling(node, bijlagen),
            (Stap.Kennisnemen, _) => "U heeft de nota gelezen; daarmee is zij afgerond.",
            (Stap.Aanbieden, _) => "U stuurde de stukken naar de Tweede Kamer; de nota is daarmee afgerond.",
            (Stap.Advies, StapCodes.Akkoord) => "U adviseert positief.",
            (Stap.Advies, _) => "De nota gaat verder met uw opmerkingen.",
            _ => "",
        };

    public static string Kind(FlowNode node) =>
        node.Kind switch
        {
            FlowNodeKind.UserTask or FlowNodeKind.ManualTask or FlowNodeKind.Task => "taak",
            FlowNodeKind.ServiceTask or FlowNodeKind.SendTask or FlowNodeKind.ReceiveTask => "stap van het systeem",
            FlowNodeKind.SubProcess => "deelproces",
            FlowNodeKind.StartEvent => "begin",
            FlowNodeKind.EndEvent => "einde",
            FlowNodeKind.ExclusiveGateway
            or FlowNodeKind.ParallelGateway
            or FlowNodeKind.InclusiveGateway
            or FlowNodeKind.EventBasedGateway => "splitsing",
            FlowNodeKind.IntermediateThrowEvent or FlowNodeKind.IntermediateCatchEvent or FlowNodeKind.BoundaryEvent =>
                "gebeurtenis",
        };

    private static string Kamerbrief(FlowNode? node, IEnumerable<BijlageGegevens> bijlagen) =>
        Procedurewoorden.HeeftEffect(node, Procedurewoorden.EffectKamerbriefOndertekenen)
        && bijlagen.Any(b => b.Soort == BijlageSoort.Kamerbrief)
            ? " U ondertekent daarmee de Kamerbrief."
            : "";

    private static string Vaststelling(FlowNode? node, IEnumerable<BijlageGegevens> bijlagen)
    {
        var namen = bijlagen.Where(b => b.VastTeStellen).Select(b => b.Naam).ToArray();
        return namen.Length > 0 && Procedurewoorden.HeeftEffect(node, Procedurewoorden.EffectBijlagenVaststellen)
            ? $" U stelt daarmee vast: {string.Join(", ", namen)}."
            : "";
    }
}
