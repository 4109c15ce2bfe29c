using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Notas.Kennisgevingen;

/// <summary>What is asked, of which nota and by when, in one sentence that holds no content.</summary>
public static class Rappelzinnen
{
    /// <summary>"HDFC is gevraagd nota N2025-00001 af te stemmen, uiterlijk donderdag 15 mei 2025."</summary>
    public static string Gevraagd(Taak taak, Nota nota) =>
        $"{taak.Eenheid} is gevraagd {Om(taak.Stap, nota)}"
        + (taak.Termijn is { } termijn ? $", uiterlijk {DutchDate.Full(termijn)}." : ".");

    public static string TerugBijSteller(Nota nota, bool isSteller) =>
        $"Nota {nota.Kenmerk} ligt weer bij {(isSteller ? "u als" : "de")} steller.";

    public static string Verzet(Taak taak, Nota nota) =>
        taak.Termijn is { } termijn
            ? $"{taak.Eenheid} heeft tot en met {DutchDate.Full(termijn)} {Om(taak.Stap, nota, "om ")}."
            : $"{taak.Eenheid} heeft geen termijn meer {Om(taak.Stap, nota, "om ")}.";

    /// <summary>"Nog 2 werkdagen om nota N2025-00001 af te stemmen: de termijn van HDFC is donderdag 15 mei 2025."</summary>
    public static string Rappel(Taak taak, Nota nota, Rappelmoment moment)
    {
        var termijn = DutchDate.Full(taak.Termijn!.Value);
        var om = Om(taak.Stap, nota, "om ");
        return moment.Werkdagen switch
        {
            < 0 => $"Nog {Uitleg.Werkdagen(-moment.Werkdagen)} {om}: de termijn van {taak.Eenheid} is {termijn}.",
            0 when moment.Datum == taak.Termijn =>
                $"Vandaag is de laatste dag {om}: de termijn van {taak.Eenheid} is {termijn}.",
            0 => $"Vandaag is de laatste werkdag {om}: de termijn van {taak.Eenheid} is {termijn}.",
            > 0 => $"{taak.Eenheid} is {Uitleg.Werkdagen(moment.Werkdagen)} te laat {om}: de termijn was {termijn}.",
        };
    }

    /// <summary>For the head of the unit and the secretariaat.</summary>
    public static string Escalatie(Taak taak, Nota nota, int werkdagenTeLaat) =>
        $"{taak.Eenheid} is {Uitleg.Werkdagen(werkdagenTeLaat)} te laat {Om(taak.Stap, nota, "om ")}: "
        + $"de termijn was {DutchDate.Full(taak.Termijn!.Value)}.";

    /// <summary>A rappel that the secretariaat sends by hand.</summary>
    public static string Verzoek(Taak taak, Nota nota) =>
        $"Het secretariaat vraagt {taak.Eenheid} {Om(taak.Stap, nota)}"
        + (taak.Termijn is { } termijn ? $": de termijn is {DutchDate.Full(termijn)}." : ".");

    /// <summary>"U kunt beginnen met opstellen: Verantwoordingsdag, Kamerdatum woensdag 20 mei 2026."</summary>
    public static string Beginnen(string naam, LocalDate kamerdatum) =>
        $"Tijd om te beginnen met opstellen: {naam}, Kamerdatum {DutchDate.Full(kamerdatum)}.";

    private static string Om(Stap stap, Nota nota, string om = "") =>
        stap switch
        {
            Stap.Opstellen => $"{om}nota {nota.Kenmerk} op te stellen",
            Stap.Afstemmen => $"{om}nota {nota.Kenmerk} af te stemmen",
            Stap.Ondertekenen => $"{om}nota {nota.Kenmerk} te ondertekenen",
            Stap.Beslissen => $"{om}over nota {nota.Kenmerk} te beslissen",
            Stap.Vaststellen => $"{om}nota {nota.Kenmerk} door te geleiden",
            Stap.Kennisnemen => $"{om}kennis te nemen van nota {nota.Kenmerk}",
            Stap.Aanbieden => $"{om}nota {nota.Kenmerk} aan te bieden aan de Tweede Kamer",
            Stap.Advies => $"{om}over nota {nota.Kenmerk} te adviseren",
        };
}
