using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>A nota as one reader sees it now, with what that reader can do.</summary>
internal sealed record NotaBlad
{
    public required Dossier Dossier { get; init; }

    /// <summary>The concept for who sees that, else the version in force.</summary>
    public required NotaInhoud Inhoud { get; init; }
    public required ImmutableArray<BijlageGegevens> Bijlagen { get; init; }
    public required bool IsConcept { get; init; }
    public required Register Register { get; init; }
    public required Namen Namen { get; init; }
    public required Medewerker Wie { get; init; }
    public required Instant Nu { get; init; }
    public required LocalDate Vandaag { get; init; }
    public required ProcessDefinition Procedure { get; init; }
    public required Handelingen Handelingen { get; init; }
    public const int HistoriePerKeer = 100;

    public required Lijst<GebeurtenisAntwoord> Historie { get; init; }

    public required Planblad Planning { get; init; }

    /// <summary>SVG, or null when the procedure file has no layout.</summary>
    public required string? Tekening { get; init; }

    public Nota Nota => Dossier.Nota;

    public LocalDate? Kamerdatum => IsConcept ? Inhoud.Kop.Kamerdatum ?? Nota.Kamerdatum : Nota.Kamerdatum;

    public ImmutableArray<EenheidCode> AfgestemdMet => IsConcept ? Inhoud.Kop.AfgestemdMet : Nota.AfgestemdMet;

    public ImmutableArray<SamengesteldHoofdstuk> Hoofdstukken =>
        Samenstelling.Van(Inhoud, Dossier.GeldigeAfstemmingen, Namen.Eenheden);

    /// <summary>The entry on which this reader acts for an eenheid; null for who does not.</summary>
    public Vervanging? Vervangt(EenheidCode eenheid) =>
        Wie.Vervangt.FirstOrDefault(v => v.Eenheid == eenheid && !Nota.Stellers.Contains(v.Houder));

    /// <summary>The entry on which this reader, who is no hoofd, gives the answers of one.</summary>
    public Vervanging? VervangtHoofd(EenheidCode eenheid) => Rechten.VoorHoofd(Wie, eenheid, Nu, Nota);

    public string Grond(Vervanging voor) => Handelingsgrond.Van(voor).Zin(Namen.Medewerker(voor.Houder));

    public string Pad => $"/notas/{Nota.Kenmerk}";

    /// <summary>Where a bijlage is read in a page.</summary>
    public string LeesPad(BijlageGegevens bijlage) => $"{Pad}/bijlagen/{bijlage.Id}";

    public string BijlagePad(BijlageGegevens bijlage) => $"/api/v1/notas/{Nota.Id}/bijlagen/{bijlage.Id}";
}
