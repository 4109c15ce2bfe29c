using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Whether a point is in order, stops the indiening, or only deserves a look.</summary>
public enum Controlestand
{
    InOrde,
    Nodig,
    LetOp,
}

/// <summary>One line of the check list. Veld is where it can be put right.</summary>
public sealed record Controlepunt(string Veld, string Tekst, Controlestand Stand);

/// <summary>What the steller looks at before an indiening; what stops it is what the command itself refuses.</summary>
public static class Indieningscontrole
{
    public static ImmutableArray<Controlepunt> Van(Dossier dossier, CommandContext context)
    {
        var inhoud = context.Concept!.Inhoud;
        var fouten = new NotaIndienen(null, null, false).Decide(dossier, context).Weigering?.Fouten ?? [];
        return
        [
            .. fouten.Where(fout => !IsHoofdstuk(fout.Veld)).Select(fout => Nodig(fout)),
            .. Kop(inhoud.Kop, fouten, context),
            .. Hoofdstukpunten(inhoud, fouten, context),
            .. Afstemming(dossier, inhoud, context),
            .. Bijlagen(context),
            .. Overleg(dossier),
        ];
    }

    /// <summary>Whom an indiening of this text would ask, in order of eenheid.</summary>
    public static ImmutableArray<EenheidCode> TeVragen(Dossier dossier, Concept concept) =>
        Afstemronde.TeVragen(
            dossier,
            Afstemronde.MetBeantwoorders(dossier, concept.Inhoud),
            concept.Bijlagen,
            iedereen: false
        );

    private static IEnumerable<Controlepunt> Kop(Kop kop, ImmutableArray<Veldfout> fouten, CommandContext context)
    {
        if (fouten.All(fout => fout.Veld is not ("onderwerp" or "aan" or "van")))
        {
            yield return new("onderwerp", $"De nota gaat van {kop.Van} aan {kop.Aan}.", Controlestand.InOrde);
        }
        if (kop.Kamerdatum is { } datum && fouten.All(fout => fout.Veld != "kamerdatum"))
        {
            yield return new("kamerdatum", $"De Kamerdatum is {Namen.Datum(datum)}.", Controlestand.InOrde);
        }
        else if (kop.Kamerdatum is null && !Procedurewoorden.VraagtKamerdatum(context.Procedure))
        {
            yield return new("kamerdatum", "Deze procedure vraagt geen Kamerdatum.", Controlestand.InOrde);
        }
    }

    private static IEnumerable<Controlepunt> Hoofdstukpunten(
        NotaInhoud inhoud,
        ImmutableArray<Veldfout> fouten,
        CommandContext context
    ) =>
        Afstemronde
            .HoofdstukkenVanSteller(inhoud.Kop.AfgestemdMet, context.Eenheden)
            .Select(code =>
                $"hoofdstukken.{Hoofdstukken.Code(code)}" is var veld
                && fouten.FirstOrDefault(fout => fout.Veld == veld) is { } fout
                    ? Nodig(fout)
                    : new(
                        $"hoofdstukken.{Hoofdstukken.Code(code)}",
                        $"Het hoofdstuk {Hoofdstukken.Titel(code)} is ingevuld.",
                        Controlestand.InOrde
                    )
            );

    private static IEnumerable<Controlepunt> Afstemming(Dossier dossier, NotaInhoud inhoud, CommandContext context)
    {
        var gevraagd = TeVragen(dossier, context.Concept!);
        yield return (gevraagd.IsEmpty, inhoud.Kop.AfgestemdMet.IsEmpty) switch
        {
            (_, true) => new("afgestemdMet", "U kiest geen directie om mee af te stemmen.", Controlestand.LetOp),
            (true, _) => new("afgestemdMet", "Niemand hoeft opnieuw af te stemmen.", Controlestand.InOrde),
            _ => new(
                "afgestemdMet",
                $"Bij het indienen wordt gevraagd: {Namen.Lijst(gevraagd)}.",
                Controlestand.InOrde
            ),
        };
    }

    private static IEnumerable<Controlepunt> Bijlagen(CommandContext context)
    {
        var bijlagen = context.Concept!.Bijlagen;
        var stappen = context.Procedure.Nodes;
        if (
            bijlagen.All(b => b.Soort != BijlageSoort.Kamerbrief)
            && Vraagt(Procedurewoorden.EffectKamerbriefOndertekenen)
        )
        {
            yield return new("bijlagen", "Er is nog geen Kamerbrief bij de bijlagen.", Controlestand.LetOp);
        }
        if (bijlagen.All(b => !b.VastTeStellen) && Vraagt(Procedurewoorden.EffectBijlagenVaststellen))
        {
            yield return new("bijlagen", "Geen bijlage is aangewezen om vast te stellen.", Controlestand.LetOp);
        }
        if (!bijlagen.IsEmpty)
        {
            var aantal = bijlagen.Length == 1 ? "Er is 1 bijlage." : $"Er zijn {bijlagen.Length} bijlagen.";
            yield return new("bijlagen", aantal, Controlestand.InOrde);
        }

        bool Vraagt(string effect) => stappen.Any(stap => Procedurewoorden.HeeftEffect(stap, effect));
    }

    private static IEnumerable<Controlepunt> Overleg(Dossier dossier)
    {
        var open = dossier.Opmerkingen.Values.Where(o => o.Status == OpmerkingStatus.Open).ToList();
        if (open.Count > 0)
        {
            var eenheden = Namen.Lijst(open.Select(o => o.Eenheid).Distinct().Order());
            yield return new(
                "opmerkingen",
                $"Nog af te handelen: {Aantal(open.Count, "opmerking", "opmerkingen")} van {eenheden}. "
                    + "Wie een opmerking open heeft staan, wordt opnieuw gevraagd.",
                Controlestand.LetOp
            );
        }
        var vragen = dossier.Vragen.Values.Count(vraag => vraag.IsOpen);
        if (vragen > 0)
        {
            yield return new(
                "vragen",
                $"Nog te beantwoorden: {Aantal(vragen, "vraag", "vragen")}.",
                Controlestand.LetOp
            );
        }
    }

    private static string Aantal(int aantal, string een, string meer) => aantal == 1 ? $"1 {een}" : $"{aantal} {meer}";

    private static bool IsHoofdstuk(string veld) => veld.StartsWith("hoofdstukken.", StringComparison.Ordinal);

    private static Controlepunt Nodig(Veldfout fout) => new(fout.Veld, fout.Melding, Controlestand.Nodig);
}
