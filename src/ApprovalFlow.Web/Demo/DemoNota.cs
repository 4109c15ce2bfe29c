using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Api;
using NodaTime;

namespace ApprovalFlow.Web.Demo;

/// <summary>An invented nota and all that happened to it before the demo begins.</summary>
internal sealed record DemoNota
{
    /// <summary>The first one recognises the nota when a load is finished later, so no two have the same.</summary>
    public required string[] Referenties { get; init; }
    public required string Onderwerp { get; init; }

    /// <summary>The sign-in name.</summary>
    public required string Steller { get; init; }
    public string OpgesteldDoor { get; init; } = "KD";
    public string Functie { get; init; } = "Ambtelijke leiding";
    public string Aan { get; init; } = "STASDEF";
    public string Van { get; init; } = "DGB";
    public required string[] AfgestemdMet { get; init; }
    public string[] InAfschriftAan { get; init; } = ["MINDEF"];
    public string? Procedure { get; init; }
    public NotaSoort Soort { get; init; } = NotaSoort.TerBeslissing;
    public LocalDate? Kamerdatum { get; init; }
    public required DemoTekst Tekst { get; init; }
    public ImmutableArray<DemoBijlage> Bijlagen { get; init; } = [];

    /// <summary>In order of time; the first one begins the nota.</summary>
    public required ImmutableArray<Demostap> Stappen { get; init; }

    /// <summary>A nota bears the day on which it was handed in.</summary>
    private LocalDate Datum => (Stappen.OfType<Ingediend>().FirstOrDefault() ?? Stappen[0]).Op.Date;

    public NotaVerzoek Verzoek(DemoTekst tekst) =>
        new()
        {
            Aan = Aan,
            Van = Van,
            AfgestemdMet = AfgestemdMet,
            InAfschriftAan = InAfschriftAan,
            Soort = Soort,
            Procedure = Procedure,
            Datum = Datum,
            OnzeReferentie = Referenties,
            OpgesteldDoor = new(OpgesteldDoor, Functie, "070 - 000 00 00", "06 - 00 00 00 00"),
            Onderwerp = Onderwerp,
            Kamerdatum = Kamerdatum,
            Hoofdstukken = [.. tekst.Hoofdstukken(AfgestemdMet)],
        };
}

/// <summary>The steller's chapters as Markdown. Those of directies are written only where their owner is not asked.</summary>
internal sealed record DemoTekst(string Aanleiding, string Besluit, string Kernpunten, string Toelichting)
{
    public string Financien { get; init; } = "Dit onderwerp heeft geen gevolgen voor de begroting.";
    public string Juridisch { get; init; } = "Er verandert niets aan regels of contracten.";
    public string Communicatie { get; init; } = "Er is geen aparte communicatie nodig.";
    public string Uitvoering { get; init; } = "De eenheden merken hier in hun werk niets van.";

    public IEnumerable<HoofdstukVerzoek> Hoofdstukken(string[] afgestemdMet)
    {
        (HoofdstukCode Code, string Tekst, string? Eigenaar)[] alle =
        [
            (HoofdstukCode.Aanleiding, Aanleiding, null),
            (HoofdstukCode.GeadviseerdBesluit, Besluit, null),
            (HoofdstukCode.Kernpunten, Kernpunten, null),
            (HoofdstukCode.Toelichting, Toelichting, null),
            (HoofdstukCode.FinancieleOverwegingen, Financien, "HDFC"),
            (HoofdstukCode.JuridischeOverwegingen, Juridisch, "DJZ"),
            (HoofdstukCode.Communicatie, Communicatie, "DCo"),
            (HoofdstukCode.OverwegingenUitvoering, Uitvoering, "CDS"),
        ];
        return alle.Where(h => h.Eigenaar is null || !afgestemdMet.Contains(h.Eigenaar))
            .Select(h => new HoofdstukVerzoek(ApprovalFlow.Notas.Inhoud.Hoofdstukken.Code(h.Code), h.Tekst, null));
    }
}

/// <summary>A file of one page.</summary>
internal sealed record DemoBijlage(
    string Bestandsnaam,
    BijlageSoort Soort,
    bool VastTeStellen,
    string Titel,
    ImmutableArray<string> Alineas
)
{
    public static DemoBijlage Kamerbrief(string betreft, params ImmutableArray<string> alineas) =>
        new("Kamerbrief.pdf", BijlageSoort.Kamerbrief, false, $"Kamerbrief: {betreft}", alineas);

    public static DemoBijlage Rapport(string titel, bool vastTeStellen, params ImmutableArray<string> alineas) =>
        new($"{titel}.pdf", BijlageSoort.Rapport, vastTeStellen, titel, alineas);
}

/// <summary>What happened to a nota, when it was in Amsterdam.</summary>
internal abstract record Demostap(LocalDateTime Op);

internal sealed record Begonnen(LocalDateTime Op) : Demostap(Op);

/// <summary>With the text of the next version, when the steller rewrote it.</summary>
internal sealed record Ingediend(LocalDateTime Op, DemoTekst? Herschreven = null) : Demostap(Op);

/// <summary>Somebody answered the open task of their eenheid.</summary>
internal sealed record Beantwoord(
    LocalDateTime Op,
    string Wie,
    string Uitkomst,
    string? Tekst = null,
    string? Toelichting = null,
    LocalDate? Tot = null
) : Demostap(Op);

/// <summary>Any other command, which needs to know nothing of the nota.</summary>
internal sealed record Gedaan(LocalDateTime Op, string Wie, NotaCommand Opdracht) : Demostap(Op);

/// <summary>Somebody said something about the nota at the open or last task of their eenheid.</summary>
internal sealed record Gezegd(LocalDateTime Op, string Wie, Func<Dossier, Taak, NotaCommand> Opdracht) : Demostap(Op)
{
    /// <summary>A remark at words that stand in the text.</summary>
    public static Gezegd Opmerking(LocalDateTime op, string wie, string citaat, string tekst) =>
        new(
            op,
            wie,
            (dossier, taak) => new OpmerkingMaken(taak.Id, taak.Versie, Blok(dossier, citaat), null, citaat, tekst)
        );

    private static int Blok(Dossier dossier, string citaat) =>
        dossier
            .HuidigeVersie!.Inhoud.Hoofdstukken.SelectMany(h => h.AlleBlokken)
            .First(blok => LeesbareTekst.Van(blok).Contains(citaat, StringComparison.Ordinal))
            .Id;
}

/// <summary>The system made the package, as its worker does.</summary>
internal sealed record Samengesteld(LocalDateTime Op) : Demostap(Op);

/// <summary>Moments in the weeks before the demo begins.</summary>
internal static class Tijd
{
    public static LocalDateTime April(int dag, int uur, int minuut) => new(2025, 4, dag, uur, minuut);

    public static LocalDateTime Mei(int dag, int uur, int minuut) => new(2025, 5, dag, uur, minuut);
}
