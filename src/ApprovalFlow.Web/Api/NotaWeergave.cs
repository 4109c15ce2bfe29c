using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.Web.Api;

/// <summary>A dossier as the API shows it to one reader.</summary>
internal static class NotaWeergave
{
    /// <summary>Shows the concept when it is given, else the version in force.</summary>
    public static NotaAntwoord Van(
        Dossier dossier,
        Concept? concept,
        Namen namen,
        IReadOnlyList<string>? meldingen = null
    )
    {
        var nota = dossier.Nota;
        var versie = dossier.HuidigeVersie;
        var inhoud = concept?.Inhoud ?? versie!.Inhoud;
        var bijlagen = concept?.Bijlagen ?? versie!.Bijlagen;
        var kop = inhoud.Kop;
        return new NotaAntwoord
        {
            Id = nota.Id,
            Kenmerk = nota.Kenmerk,
            Status = nota.Status,
            Onderwerp = kop.Onderwerp,
            Aan = kop.Aan,
            Van = kop.Van,
            AfgestemdMet = concept is null ? nota.AfgestemdMet : kop.AfgestemdMet,
            InAfschriftAan = kop.InAfschriftAan,
            Soort = nota.Soort,
            Procedure = nota.Procedure,
            Datum = kop.Datum,
            OnzeReferentie = kop.OnzeReferentie,
            OpgesteldDoor = kop.OpgesteldDoor,
            AantalBijlagen = bijlagen.Length,
            Kamerdatum = concept is null ? nota.Kamerdatum : kop.Kamerdatum,
            Spoed = nota.Spoed,
            Rubricering = concept is null ? nota.Rubricering : kop.Rubricering,
            Versie = nota.Versie,
            Steller = namen.Medewerker(nota.Steller),
            InhoudHash = versie?.InhoudHash,
            BesluitHash = nota.BesluitHash,
            Besluit = Besluit(nota.Besluit, namen),
            VastgesteldOp = nota.VastgesteldOp,
            AangebodenOp = nota.AangebodenOp,
            Kamernummers = nota.Kamernummers,
            Pakket = nota.Pakket,
            Hoofdstukken = [.. Hoofdstukken(inhoud, dossier, namen)],
            Bijlagen = bijlagen,
            OpenStappen = [.. dossier.OpenTaken.Select(OpenStap)],
            Afstemmingen = [.. dossier.Afstemmingen.Values.Select(a => Afstemming(a, namen))],
            Meldingen = meldingen,
        };
    }

    public static NotaRegel Regel(Nota nota, IEnumerable<Taak> openTaken) =>
        new()
        {
            Id = nota.Id,
            Kenmerk = nota.Kenmerk,
            Status = nota.Status,
            Onderwerp = nota.Onderwerp,
            Aan = nota.Aan,
            Van = nota.Van,
            AfgestemdMet = nota.AfgestemdMet,
            InAfschriftAan = nota.InAfschriftAan,
            Soort = nota.Soort,
            Procedure = nota.Procedure,
            OnzeReferentie = nota.OnzeReferentie,
            Kamerdatum = nota.Kamerdatum,
            Spoed = nota.Spoed,
            Rubricering = nota.Rubricering,
            Versie = nota.Versie,
            OpenStappen = [.. openTaken.OrderBy(t => t.Nummer).Select(OpenStap)],
        };

    /// <summary>A task as this person has it: in their own name, or for whom they stand in for.</summary>
    public static TaakAntwoord Taak(Taak taak, Nota nota, Namen namen, Medewerker wie, Instant nu)
    {
        var antwoord = Taak(taak, nota, namen);
        return taak.Status == TaakStatus.Open && Rechten.Namens(taak, nota, wie, nu) is { } voor
            ? antwoord with
            {
                Namens = voor.Eenheid,
                Houder = namen.Medewerker(voor.Houder),
            }
            : antwoord;
    }

    public static TaakAntwoord Taak(Taak taak, Nota nota, Namen namen) =>
        new(
            taak.Id,
            new NotaVerwijzing(nota.Id, nota.Kenmerk, nota.Onderwerp, nota.Rubricering),
            StapCodes.Code(taak.Stap),
            taak.Eenheid,
            taak.Termijn,
            taak.Versie,
            taak.Status,
            taak.Status == TaakStatus.Open ? StapCodes.Uitkomsten(taak.Stap) : [],
            taak.Behandelaar is { } wie ? namen.Medewerker(wie) : null,
            taak.Uitkomst,
            taak.GeopendOp,
            taak.AfgerondOp,
            nota.Spoed,
            Registratie(taak.Registratie, namen)
        );

    private static BesluitAntwoord? Besluit(Besluit? besluit, Namen namen) =>
        besluit is null
            ? null
            : new(besluit.Uitkomst, besluit.Aantekening, besluit.Op, Registratie(besluit.Registratie, namen));

    private static RegistratieAntwoord? Registratie(Registratie? r, Namen namen) =>
        r is null ? null : new(r.Wijze, namen.Medewerker(r.GenomenDoor), r.GenomenOp, r.Scan?.Id);

    private static OpenStap OpenStap(Taak taak) => new(StapCodes.Code(taak.Stap), taak.Eenheid, taak.Id, taak.Termijn);

    private static AfstemmingAntwoord Afstemming(Afstemming a, Namen namen) =>
        new(a.Eenheid, StapCodes.Code(a.Oordeel), a.Versie, a.Tekst, a.Toelichting, namen.Wie(a), a.Op, a.Geldig);

    private static IEnumerable<HoofdstukAntwoord> Hoofdstukken(NotaInhoud inhoud, Dossier dossier, Namen namen) =>
        Samenstelling
            .Van(inhoud, dossier.GeldigeAfstemmingen, namen.Eenheden)
            .Select(h => new HoofdstukAntwoord(
                ApprovalFlow.Notas.Inhoud.Hoofdstukken.Code(h.Hoofdstuk.Code),
                h.Titel,
                h.Eigenaar,
                h.Hoofdstuk.Tekst,
                h.Bron,
                [.. h.Hoofdstuk.Onderdelen.Select(Onderdeel)]
            ));

    private static OnderdeelAntwoord Onderdeel(Onderdeel onderdeel) =>
        new(onderdeel.Titel, onderdeel.Tekst, [.. onderdeel.Onderdelen.Select(Onderdeel)]);
}
