using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Migration;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Moves a running nota to another version of its procedure, by a plan that says which step is which. Everything that
/// lives is taken along or the move is refused; timers keep their date. Termijnen stay unless asked: then each open task
/// gets the one that it would have had, counted from the day on which it was opened.
/// </summary>
public sealed record NotaOverzetten(int VanVersie, int NaarVersie, MigrationPlan Plan, bool NieuweTermijnen)
    : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        context.Wie?.IsBeheerder == true ? null : new NietBevoegd("Alleen een beheerder kan een nota overzetten.");

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var nota = dossier.Nota;
        if (Toestanden.IsBeeindigd(nota))
        {
            return VerkeerdeToestand.Beeindigd(nota);
        }
        if (nota.ProcedureVersie != VanVersie || VanVersie == NaarVersie)
        {
            return new VerkeerdeToestand(
                $"Nota {nota.Kenmerk} volgt versie {nota.ProcedureVersie}. Maak het plan opnieuw voor die versie."
            );
        }
        var doel = context.Doel ?? throw new InvalidOperationException("A move needs the version to move to.");
        var decision = InstanceMigration.Decide(context.Procedure, doel, Plan, dossier.Verloop, context.Nu);
        if (!decision.IsPossible)
        {
            return OverzettenKanNiet.Om(decision.Findings);
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        recorder.Overzetten(
            new NotaOvergezet(
                nota.Procedure,
                VanVersie,
                NaarVersie,
                Hernoemingen(),
                Termijnen(dossier, decision, doel, context.Werkkalender)
            ),
            decision,
            doel
        );
        return recorder.Done();
    }

    private ImmutableArray<Hernoeming> Hernoemingen() =>
        [.. Plan.Nodes.Where(p => p.Key != p.Value).Select(p => new Hernoeming(p.Key, p.Value))];

    private ImmutableArray<NieuweTermijn> Termijnen(
        Dossier dossier,
        MigrationDecision decision,
        ProcessDefinition doel,
        Werkkalender werkkalender
    )
    {
        if (!NieuweTermijnen)
        {
            return [];
        }
        return
        [
            .. dossier
                .OpenTaken.Where(taak => decision.State.Tasks.ContainsKey(taak.Nummer))
                .Select(taak => new NieuweTermijn(taak.Nummer, taak.Eenheid, taak.Termijn, Termijn(taak)))
                .Where(termijn => termijn.Oud != termijn.Nieuw),
        ];

        LocalDate? Termijn(Taak taak) =>
            Termijnbepaling.Van(
                doel,
                werkkalender,
                doel.Find(decision.State.Tasks[taak.Nummer].Element)!,
                Namen.Dag(taak.GeopendOp),
                dossier.Nota.Kamerdatum
            );
    }
}

/// <summary>A step that has another id in the new version.</summary>
public sealed record Hernoeming(string Oud, string Nieuw);

/// <summary>The termijn of an open task before and after.</summary>
public sealed record NieuweTermijn(int TaakNummer, EenheidCode Eenheid, LocalDate? Oud, LocalDate? Nieuw);

public sealed record NotaOvergezet(
    string Procedure,
    int VanVersie,
    int NaarVersie,
    ImmutableArray<Hernoeming> Stappen,
    ImmutableArray<NieuweTermijn> Termijnen
) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij)
    {
        var stappen = Stappen.ToDictionary(s => s.Oud, s => s.Nieuw, StringComparer.Ordinal);
        var termijnen = Termijnen.ToDictionary(t => t.TaakNummer);
        return (
            dossier with
            {
                Taken = dossier.Taken.ToImmutableSortedDictionary(
                    t => t.Key,
                    t => t.Value.Status == TaakStatus.Open ? Taak(t.Value) : t.Value
                ),
                Incidenten = dossier.Incidenten.ToImmutableSortedDictionary(
                    i => i.Key,
                    i =>
                        i.Value.OpgelostOp is null
                            ? i.Value with
                            {
                                Element = stappen.GetValueOrDefault(i.Value.Element, i.Value.Element),
                            }
                            : i.Value
                ),
            }
        ).MetNota(nota => nota with { ProcedureVersie = NaarVersie });

        Taak Taak(Taak taak) =>
            taak with
            {
                Element = stappen.GetValueOrDefault(taak.Element, taak.Element),
                Termijn = termijnen.TryGetValue(taak.Nummer, out var nieuw) ? nieuw.Nieuw : taak.Termijn,
            };
    }

    public override string Zin(Vastlegging bij, Namen namen)
    {
        var zin =
            $"{namen.Wie(bij)} zette de nota over van versie {VanVersie} naar versie {NaarVersie} van de procedure";
        var verzet = Termijnen.Select(t => $"{t.Eenheid} {(t.Nieuw is { } dag ? Namen.Datum(dag) : "geen termijn")}");
        return Termijnen.IsEmpty ? $"{zin}." : $"{zin}, met nieuwe termijnen: {string.Join(", ", verzet)}.";
    }
}

/// <summary>Bezwaren has everything that stands in the way, by the id of the step in the old version.</summary>
public sealed record OverzettenKanNiet(string Zin, ImmutableArray<Veldfout> Bezwaren)
    : Weigering("overzetten-kan-niet", Zin)
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;

    public override ImmutableArray<Veldfout> Fouten => Bezwaren;

    internal static OverzettenKanNiet Om(ImmutableArray<MigrationFinding> findings)
    {
        var bezwaren = findings
            .Select(f => new Veldfout(f.Element, $"{Overzetbezwaren.Zin(f)}{Regel(f)}"))
            .ToImmutableArray();
        return new(bezwaren.Length == 1 ? bezwaren[0].Melding : "Pas het plan aan op de punten hieronder.", bezwaren);
    }

    private static string Regel(MigrationFinding finding) =>
        finding.Line > 0 && finding.Problem != MigrationProblem.GetsStuck ? $" (regel {finding.Line})." : ".";
}

/// <summary>What stands in the way of a move, as a process owner would say it; without the full stop.</summary>
public static class Overzetbezwaren
{
    public static string Zin(MigrationFinding finding) =>
        finding.Problem switch
        {
            MigrationProblem.UnknownElement => $"{finding.Name} staat in het plan, maar niet in de procedure",
            MigrationProblem.TwoBecomeOne => $"{finding.Name} wordt dezelfde stap als een andere",
            MigrationProblem.NotMapped => $"De nota staat of wacht bij {finding.Name}; het plan zegt niet waarheen",
            MigrationProblem.OtherKind => $"{finding.Name} kan niet verder als {finding.Target}: dat is iets anders",
            MigrationProblem.OtherForm => $"{finding.Name} vraagt in de nieuwe versie iets anders",
            MigrationProblem.OtherPlace => $"{finding.Name} staat in de nieuwe versie op een andere plek",
            MigrationProblem.OtherLoop => $"{finding.Name} wordt in de nieuwe versie op een andere manier herhaald",
            MigrationProblem.OtherEvent => $"{finding.Name} wacht in de nieuwe versie op iets anders",
            MigrationProblem.FlowNotMapped => $"De weg waarlangs {finding.Name} werd bereikt, is er niet meer",
            MigrationProblem.CanNotBeDropped => $"{finding.Name} kan niet vervallen, want daar staat de nota",
            MigrationProblem.CanNotBeArmed => $"{finding.Name} is nieuw en kan niet worden gezet",
            MigrationProblem.GetsStuck =>
                $"De nota zou in de nieuwe versie vastlopen bij {finding.Name}{Wacht(finding)}",
        };

    private static string Wacht(MigrationFinding finding) =>
        finding.Stuck is { WaitsFor.IsEmpty: false } stuck
            ? $", in afwachting van {string.Join(", ", stuck.WaitsFor.Select(s => s.Name))}"
            : "";
}
