using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Begins a nota. The procedure starts here and pins its version; the steller is at turn.</summary>
public sealed record NotaAanmaken(
    NotaId Id,
    string Kenmerk,
    string Procedure,
    int ProcedureVersie,
    NotaId? Voorganger = null
) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        context.Wie is { Eenheden.IsEmpty: false }
            ? null
            : new NietBevoegd("U hoort bij geen eenheid en kunt daarom geen nota opstellen.");

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var inhoud = context.Concept!.Inhoud;
        var wie = context.Wie!;
        var eenheid = wie.Eenheden[0];
        ImmutableArray<Veldfout> fouten =
        [
            .. KopRegels.Fouten(inhoud.Kop, context.Eenheden),
            .. Merking.Fouten(inhoud.Kop, context.Plafond),
            .. KopRegels.Gesloten(inhoud.Kop, context.Eenheden),
            .. Inhoudsgrenzen.Check(inhoud)?.Fouten ?? [],
        ];
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        recorder.Advance(
            new NotaAangemaakt(Id, Kenmerk, Procedure, ProcedureVersie, wie.Id, eenheid, Voorganger)
            {
                Inhoud = new VrijeTekst { Kop = inhoud.Kop },
            },
            new EngineCommand.Start(
                Value
                    .None.SetItem("steller", Value.From(eenheid.Value))
                    .SetItem("van", Value.From(inhoud.Kop.Van.Value))
                    .SetItem("aan", Value.From(inhoud.Kop.Aan.Value))
                    .SetItem("zwijgregel", Value.From(context.Zwijgregel))
            )
        );
        return recorder.Done();
    }
}

public sealed record NotaAangemaakt(
    NotaId Id,
    string Kenmerk,
    string Procedure,
    int ProcedureVersie,
    MedewerkerId Steller,
    EenheidCode Eenheid,
    NotaId? Voorganger = null
) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij)
    {
        var kop = Inhoud?.Kop;
        var nota = new Nota
        {
            Id = Id,
            Kenmerk = Kenmerk,
            Status = NotaStatus.Concept,
            Procedure = Procedure,
            ProcedureVersie = ProcedureVersie,
            Steller = Steller,
            StellerEenheid = Eenheid,
            Stellers = [Steller],
            Voorganger = Voorganger,
            Soort = kop?.Soort ?? NotaSoort.TerBeslissing,
            Onderwerp = kop?.Onderwerp ?? "",
            Aan = kop?.Aan ?? Eenheid,
            Van = kop?.Van ?? Eenheid,
            AfgestemdMet = kop?.AfgestemdMet ?? [],
            InAfschriftAan = kop?.InAfschriftAan ?? [],
            OnzeReferentie = kop?.OnzeReferentie ?? [],
            Kamerdatum = kop?.Kamerdatum,
            Rubricering = kop?.Rubricering ?? Rubricering.Ongerubriceerd,
            AangemaaktOp = bij.Op,
        };
        return (dossier with { Geopend = nota })
            .MetLezer(Lezers.Van(dossier, Id, Leesgrond.Steller, Steller, bij.Op))
            .MetLezer(Lezers.Van(dossier, Id, Leesgrond.Steller, Eenheid, bij.Op, 2));
    }

    public override string Zin(Vastlegging bij, Namen namen) => $"{namen.Wie(bij)} begon nota {Kenmerk}.";
}

internal static class Lezers
{
    public static Lezer Van(
        Dossier dossier,
        NotaId nota,
        Leesgrond grond,
        EenheidCode eenheid,
        Instant van,
        int plus = 1
    ) =>
        new()
        {
            NotaId = nota,
            Nummer = dossier.Lezers.Length + plus,
            Grond = grond,
            Eenheid = eenheid,
            Van = van,
        };

    public static Lezer Van(Dossier dossier, NotaId nota, Leesgrond grond, MedewerkerId wie, Instant van) =>
        new()
        {
            NotaId = nota,
            Nummer = dossier.Lezers.Length + 1,
            Grond = grond,
            Medewerker = wie,
            Van = van,
        };
}

/// <summary>What must hold of every header, at the beginning and at each change.</summary>
public static class KopRegels
{
    public static IEnumerable<Veldfout> Fouten(Kop kop, Register.Eenheidsregister eenheden)
    {
        if (string.IsNullOrWhiteSpace(kop.Onderwerp))
        {
            yield return new("onderwerp", "Vul het onderwerp in.");
        }
        if (kop.AfgestemdMet.Contains(kop.Van))
        {
            yield return new("afgestemdMet", $"{kop.Van} is afzender en kan niet ook afstemmen.");
        }
        foreach (var (veld, code) in Eenheden(kop).Where(pair => eenheden.Zoek(pair.Code) is null))
        {
            yield return new(veld, $"Eenheid {code} is onbekend.");
        }
    }

    /// <summary>What is closed is asked nothing new; who was named at an earlier indiening stays named.</summary>
    public static IEnumerable<Veldfout> Gesloten(Kop kop, Register.Eenheidsregister eenheden, Nota? nota = null)
    {
        HashSet<EenheidCode> eerder = nota is { Versie: > 0 }
            ? [nota.Aan, nota.Van, .. nota.AfgestemdMet, .. nota.InAfschriftAan]
            : [];
        return Eenheden(kop)
            .Where(pair => !eerder.Contains(pair.Code) && eenheden.Zoek(pair.Code) is { GeslotenOp: not null })
            .Select(pair => new Veldfout(pair.Veld, $"{pair.Code} is gesloten. Kies een andere eenheid."));
    }

    private static IEnumerable<(string Veld, EenheidCode Code)> Eenheden(Kop kop) =>
        [
            ("aan", kop.Aan),
            ("van", kop.Van),
            .. kop.AfgestemdMet.Select(code => ("afgestemdMet", code)),
            .. kop.InAfschriftAan.Select(code => ("inAfschriftAan", code)),
        ];
}
