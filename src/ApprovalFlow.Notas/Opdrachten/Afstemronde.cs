using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Who is asked, and whose chapter is whose.</summary>
public static class Afstemronde
{
    /// <summary>
    /// DOMAIN section 3.2: everybody when the geadviseerd besluit or a bijlage changed; else who answered niet akkoord and
    /// who put a remark at a passage that changed or that was not settled, and who has no answer that holds (never asked,
    /// taken back before answering, or silent). The other answers stand.
    /// </summary>
    public static ImmutableArray<EenheidCode> TeVragen(
        Dossier dossier,
        NotaInhoud inhoud,
        ImmutableArray<BijlageGegevens> bijlagen,
        bool iedereen
    )
    {
        var gekozen = inhoud.Kop.AfgestemdMet;
        var vorige = dossier.HuidigeVersie;
        if (iedereen || vorige is null || KernGewijzigd(vorige, inhoud, bijlagen))
        {
            return [.. gekozen.Order()];
        }
        var metOpmerking = dossier
            .Opmerkingen.Values.Where(opmerking => Raakt(opmerking, vorige.Inhoud, inhoud))
            .Select(opmerking => opmerking.Eenheid)
            .ToHashSet();
        return
        [
            .. gekozen
                .Where(eenheid => !Staat(dossier.GeldigeAfstemming(eenheid)) || metOpmerking.Contains(eenheid))
                .Order(),
        ];
    }

    /// <summary>
    /// Who has an answer that holds stays among whom the nota is afgestemd with: the steller can widen that, never narrow
    /// it, so that nobody's niet akkoord is left out by not choosing them.
    /// </summary>
    internal static NotaInhoud MetBeantwoorders(Dossier dossier, NotaInhoud inhoud)
    {
        var gekozen = inhoud.Kop.AfgestemdMet.Concat(dossier.GeldigeAfstemmingen.Select(a => a.Eenheid));
        return inhoud with { Kop = inhoud.Kop with { AfgestemdMet = [.. gekozen.Distinct().Order()] } };
    }

    /// <summary>The chapters that the steller must fill: those without an owner among who is asked.</summary>
    public static IEnumerable<HoofdstukCode> HoofdstukkenVanSteller(
        ImmutableArray<EenheidCode> afgestemdMet,
        Eenheidsregister eenheden
    ) =>
        Hoofdstukken.Alle.Where(code =>
            !Hoofdstukken.IsGegenereerd(code) && eenheden.Eigenaar(code, afgestemdMet) is null
        );

    /// <summary>Fixes what everything later binds to: the version and every response that holds, in order of eenheid.</summary>
    internal static RondeAfgerond Afronden(Dossier dossier)
    {
        var versie = dossier.HuidigeVersie!;
        var antwoorden = dossier.GeldigeAfstemmingen.Select(a => new BesluitHash.Response(
            a.Eenheid,
            StapCodes.Code(a.Oordeel),
            a.Tekst,
            a.Toelichting,
            a.Versie
        ));
        return new(versie.Versie, BesluitHash.Of(versie.InhoudHash, antwoorden));
    }

    private static bool Staat(Afstemming? afstemming) =>
        afstemming?.Oordeel is Oordeel.Akkoord or Oordeel.AkkoordMetOpmerkingen or Oordeel.NietVanToepassing;

    private static bool Raakt(Opmerking opmerking, NotaInhoud vorige, NotaInhoud nieuw) =>
        opmerking.Status == OpmerkingStatus.Open
        || (
            opmerking.Status != OpmerkingStatus.Ingetrokken
            && Passage.IsVeranderd(vorige, nieuw, opmerking.Blok, opmerking.Citaat)
        );

    private static bool KernGewijzigd(NotaVersie vorige, NotaInhoud inhoud, ImmutableArray<BijlageGegevens> bijlagen) =>
        Besluittekst(vorige.Inhoud) != Besluittekst(inhoud)
        || !vorige
            .Bijlagen.Select(Kern)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(bijlagen.Select(Kern).Order(StringComparer.Ordinal));

    private static string Besluittekst(NotaInhoud inhoud) =>
        string.Join('\n', inhoud.Hoofdstuk(HoofdstukCode.GeadviseerdBesluit)?.AlleBlokken.Select(b => b.Tekst) ?? []);

    private static string Kern(BijlageGegevens bijlage) =>
        $"{bijlage.Sha256}/{bijlage.Soort}/{bijlage.VastTeStellen}/{bijlage.Naam}";
}

/// <summary>The round is over: from here on everything binds to this hash.</summary>
public sealed record RondeAfgerond(int Versie, string BesluitHash) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.MetNota(nota => nota with { BesluitHash = BesluitHash });

    public override string Zin(Vastlegging bij, Namen namen) => $"De afstemming van versie {Versie} is afgerond.";
}
