using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Notas.Vergelijken;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>A task of afstemming as its adviser sees it, with what they were writing.</summary>
internal sealed record Afstemblad(NotaBlad Nota, Taak Taak, AntwoordConcept Concept)
{
    private Dossier Dossier => Nota.Dossier;

    public string Pad => $"/afstemmen/{Taak.Id}";

    public Eenheid? Eenheid => Nota.Namen.Eenheden.Zoek(Taak.Eenheid);

    public bool MetHoofdstuk => Eenheid?.Hoofdstuk is not null;

    public string Hoofdstuk => Eenheid?.Hoofdstuk is { } code ? Hoofdstukken.Titel(code) : "";

    /// <summary>What the preview shows when it was asked for; null shows what the form holds.</summary>
    public string? Voorbeeldtekst { get; init; }

    /// <summary>What this person was writing when the same question lapsed; null when there is nothing, or a newer concept.</summary>
    public AntwoordConcept? VanVervallen { get; init; }

    public bool IsOpen => Taak.Status == TaakStatus.Open;

    public bool RondeLoopt => Taak.Versie == Nota.Nota.Versie && Dossier.OpenTaken.Any(t => t.Stap == Stap.Afstemmen);

    public bool MagOpmerken => RondeLoopt && Taak.Status != TaakStatus.Vervallen && !IsSteller;

    public bool IsSteller => Nota.Nota.Stellers.Contains(Nota.Wie.Id);

    public bool MetParaaf => Rechten.WerktMetParaaf(Taak, Nota.Namen.Eenheden);

    public bool IsHoofd => Nota.Wie.HoofdVan.Contains(Taak.Eenheid) || Nota.VervangtHoofd(Taak.Eenheid) is not null;

    /// <summary>Answers now, or proposes where the hoofd answers.</summary>
    public bool MagAntwoorden => IsOpen && !IsSteller;

    public bool MagHerzien => Taak.Status == TaakStatus.Afgerond && RondeLoopt && !IsSteller && (!MetParaaf || IsHoofd);

    public Paraaf? Paraaf => Dossier.GeldigeParaaf(Taak.Nummer);

    public ImmutableArray<Paraaf> Teruggegeven =>
        [.. Dossier.Parafen.Values.Where(p => p.TaakNummer == Taak.Nummer && p.TeruggegevenOp is not null)];

    public Afstemming? Antwoord => Dossier.Afstemmingen.Values.LastOrDefault(a => a.TaakNummer == Taak.Nummer);

    /// <summary>The same eenheid on earlier versions, the latest first.</summary>
    public ImmutableArray<Afstemming> Eerder =>
        [
            .. Dossier
                .Afstemmingen.Values.Where(a => a.Eenheid == Taak.Eenheid && a.TaakNummer != Taak.Nummer)
                .OrderByDescending(a => a.Volgnummer),
        ];

    /// <summary>The version that this eenheid answered last; null when this is its first.</summary>
    public int? VorigeVersie => Eerder.IsEmpty ? null : Eerder[0].Versie;

    public ImmutableArray<Hoofdstukverschil> Veranderd =>
        VorigeVersie is { } vorige && Dossier.Versies.TryGetValue(vorige, out var oud)
            ? Tekstvergelijking.Van(oud.Inhoud, Nota.Inhoud)
            : [];

    /// <summary>Bijlagen that came or went since the version answered last, in a sentence each.</summary>
    public IEnumerable<string> VeranderdeBijlagen
    {
        get
        {
            if (VorigeVersie is not { } vorige || !Dossier.Versies.TryGetValue(vorige, out var oud))
            {
                return [];
            }
            var toen = oud.Bijlagen;
            return Nota
                .Bijlagen.Where(b => toen.All(t => t.Sha256 != b.Sha256 || t.Naam != b.Naam))
                .Select(b => toen.Any(t => t.Naam == b.Naam) ? $"{b.Naam} is vervangen." : $"{b.Naam} is nieuw.")
                .Concat(
                    toen.Where(t => Nota.Bijlagen.All(b => b.Naam != t.Naam)).Select(t => $"{t.Naam} is vervallen.")
                );
        }
    }

    public IEnumerable<Vraag> Vragen => Dossier.Vragen.Values.Where(v => v.Eenheid == Taak.Eenheid);

    /// <summary>What stands in the form at first: what was being written, what the adviser proposed, what was answered.</summary>
    public AntwoordConcept Begin =>
        Concept.Revisie > 0 ? Concept
        : VanVervallen is { } eerder ? eerder
        : IsOpen && IsHoofd && Paraaf is { } paraaf
            ? new(StapCodes.Code(paraaf.Oordeel), paraaf.Tekst, paraaf.Toelichting, 0)
        : Antwoord is { } antwoord ? new(Taak.Uitkomst, antwoord.Tekst, antwoord.Toelichting, 0)
        : new(null, Voorstel, null, 0);

    /// <summary>What an import found in this chapter, for the directie to take over or to change.</summary>
    private string? Voorstel =>
        Nota.Hoofdstukken.FirstOrDefault(h => h.Eigenaar == Taak.Eenheid && h.Bron == Bron.Voorstel)?.Hoofdstuk.Tekst
            is { Length: > 0 } tekst
            ? tekst
            : null;

    /// <summary>Every block of the steller with the first words of it, to choose one without a mouse.</summary>
    public IReadOnlyList<(string, string)> Alineas =>
        [
            .. Nota
                .Hoofdstukken.Where(h => h.Bron == Bron.Steller)
                .SelectMany(h =>
                    h.Hoofdstuk.AlleBlokken.Select(blok =>
                        ($"{blok.Id}", $"{h.Titel}: {Passageblad.Begin(LeesbareTekst.Van(blok))}")
                    )
                ),
        ];
}
