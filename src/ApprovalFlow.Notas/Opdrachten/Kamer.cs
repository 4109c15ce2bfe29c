using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Moves the Kamerdatum, with a reason. The termijn of each open task moves along, never to a day before today: nobody is
/// late at once. A termijn that somebody set themselves stays, unless the steps to come could not make the new Kamerdatum.
/// </summary>
public sealed record KamerdatumWijzigen(LocalDate? Kamerdatum, string? Toelichting) : NotaCommand
{
    public override Func<NotaInhoud, NotaInhoud> OpConcept =>
        inhoud => inhoud with { Kop = inhoud.Kop with { Kamerdatum = Kamerdatum } };

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.StellerOfSecretariaat(dossier, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var fouten = Kamerdatums
            .Fouten(Kamerdatum, context)
            .Concat(Invoer.Toelichting(Toelichting, verplicht: true))
            .ToArray();
        if (fouten.Length > 0)
        {
            return new OngeldigeInvoer([.. fouten]);
        }
        if (Toestanden.IsBeeindigd(dossier.Nota))
        {
            return VerkeerdeToestand.Beeindigd(dossier.Nota);
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        recorder.Record(
            new KamerdatumGewijzigd(dossier.Nota.Kamerdatum, Kamerdatum)
            {
                Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)),
            }
        );
        foreach (var taak in dossier.OpenTaken)
        {
            var termijn = Verschoven(taak, dossier.Nota.Kamerdatum, context);
            if (termijn != taak.Termijn)
            {
                recorder.RecordBySystem(new TermijnVerzet(taak.Nummer, taak.Eenheid, taak.Termijn, termijn));
            }
        }
        return recorder.Done();
    }

    private LocalDate? Verschoven(Taak taak, LocalDate? oud, CommandContext context)
    {
        var node = context.Procedure.Find(taak.Element)!;
        var opening = Namen.Dag(taak.GeopendOp);
        var was = context.Termijn(node, opening, oud);
        if (context.Termijn(node, opening, Kamerdatum) is not { } termijn)
        {
            return taak.Termijn;
        }
        termijn = LocalDate.Max(termijn, context.Vandaag);
        // What an earlier move set to its own day followed the plan as well.
        var volgensPlan = taak.Termijn == was || (was < taak.Termijn && taak.Termijn <= context.Vandaag);
        return volgensPlan || LigtErna(node, oud, taak.Termijn, context) ? termijn : taak.Termijn;
    }

    /// <summary>A termijn of somebody's own that made the old Kamerdatum, and does not make the new one.</summary>
    private bool LigtErna(FlowNode node, LocalDate? oud, LocalDate? eigen, CommandContext context) =>
        Uiterste(node, Kamerdatum, context) < eigen && !(Uiterste(node, oud, context) < eigen);

    private static LocalDate? Uiterste(FlowNode node, LocalDate? kamerdatum, CommandContext context) =>
        kamerdatum is { } datum
        && Planning.Van(context.Procedure, datum, context.Werkkalender) is { Weigering: null } plan
            ? plan.Value.UitersteDatum(node)
            : null;
}

public sealed record KamerdatumGewijzigd(LocalDate? Oud, LocalDate? Nieuw) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.MetNota(nota => nota with { Kamerdatum = Nieuw });

    public override string Zin(Vastlegging bij, Namen namen) =>
        Nieuw is { } nieuw
            ? $"{namen.Wie(bij)} zette de Kamerdatum op {Namen.Datum(nieuw)}"
                + (Oud is { } oud ? $" (was {Namen.Datum(oud)})." : ".")
            : $"{namen.Wie(bij)} haalde de Kamerdatum weg.";
}

/// <summary>Registers the numbers that the Kamer gave, after the aanbieding as a rule.</summary>
public sealed record KamernummersRegistreren(ImmutableArray<string> Kamernummers) : NotaCommand
{
    public const int MaxNummers = 10;
    public const int MaxLengte = 60;

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Secretariaat(dossier, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        if (Kamernummers.Length is 0 or > MaxNummers || Kamernummers.Any(n => n.Trim().Length is 0 or > MaxLengte))
        {
            return new OngeldigeInvoer(
                "kamernummers",
                $"Geef een tot {MaxNummers} nummers van hoogstens {MaxLengte} tekens."
            );
        }
        if (dossier.Nota.AangebodenOp is null)
        {
            return new VerkeerdeToestand("De Kamer geeft pas nummers na de aanbieding.");
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        recorder.Record(new KamernummersGeregistreerd([.. Kamernummers.Select(n => n.Trim())]));
        return recorder.Done();
    }
}

public sealed record KamernummersGeregistreerd(ImmutableArray<string> Kamernummers) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.MetNota(nota => nota with { Kamernummers = Kamernummers });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} registreerde de Kamernummers: {string.Join(", ", Kamernummers)}.";
}
