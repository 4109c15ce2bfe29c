using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>What every answer must be, whether it is given, corrected or proposed.</summary>
internal static class Antwoordregels
{
    public static IEnumerable<Veldfout> Fouten(
        Taak taak,
        string? uitkomst,
        string? tekst,
        string? toelichting,
        int? versie,
        Eenheidsregister eenheden
    )
    {
        if (versie is null)
        {
            yield return new("versie", "Geef de versie waarop u antwoordt.");
        }
        if (uitkomst is null || !StapCodes.Uitkomsten(taak.Stap).Contains(uitkomst))
        {
            var bekend = string.Join(", ", StapCodes.Uitkomsten(taak.Stap));
            yield return new("uitkomst", $"Kies een van deze uitkomsten: {bekend}.");
            yield break;
        }
        foreach (
            var fout in Invoer
                .Toelichting(toelichting, StapCodes.VraagtToelichting(uitkomst))
                .Concat(Teksten.Fouten(taak, uitkomst, tekst, eenheden))
        )
        {
            yield return fout;
        }
    }
}

/// <summary>What may be written into the nota with an answer.</summary>
internal static class Teksten
{
    public static IEnumerable<Veldfout> Fouten(Taak taak, string uitkomst, string? tekst, Eenheidsregister eenheden)
    {
        var leeg = string.IsNullOrWhiteSpace(tekst);
        if (tekst?.Length > Invoer.MaxTekst)
        {
            yield return new("tekst", $"Maak de tekst korter dan {Invoer.MaxTekst} tekens.");
        }
        if (uitkomst == StapCodes.AkkoordMetAantekening)
        {
            if (leeg)
            {
                yield return new("tekst", "Schrijf de aantekening die bij het besluit openbaar wordt.");
            }
        }
        else if (!leeg && taak.Stap != Stap.Afstemmen)
        {
            yield return new("tekst", "Bij deze uitkomst hoort geen tekst voor de nota.");
        }
        else if (!leeg && eenheden.Zoek(taak.Eenheid)?.Hoofdstuk is null)
        {
            yield return new("tekst", $"{taak.Eenheid} heeft geen eigen hoofdstuk. Gebruik de toelichting.");
        }
    }
}
