using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Berichten;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>Job rows and the messages that wake their workers, from the events of one command.</summary>
internal sealed class OpdrachtWriter(ApprovalFlowDb db, WriteBatch batch, Func<Guid> nieuwId, OpdrachtBeleid beleid)
{
    public async Task WriteAsync(Outcome outcome, CancellationToken stop)
    {
        var changes = Changes(outcome).ToList();
        if (changes.Count == 0)
        {
            return;
        }
        var id = outcome.Dossier.Nota.Id;
        var before = await db.Opdrachten.Where(o => o.NotaId == id).ToDictionaryAsync(o => o.Nummer, stop);
        var after = new Dictionary<int, OpdrachtRow>(before);
        foreach (var change in changes)
        {
            after[change.Nummer] = change.Apply(after.GetValueOrDefault(change.Nummer));
        }
        foreach (var nummer in changes.Select(c => c.Nummer).Distinct())
        {
            batch.Save(before.GetValueOrDefault(nummer), after[nummer]);
        }
    }

    private IEnumerable<(int Nummer, Func<OpdrachtRow?, OpdrachtRow> Apply)> Changes(Outcome outcome)
    {
        foreach (var line in outcome.Vastleggingen)
        {
            foreach (var happened in line.Verloop)
            {
                if (happened is EngineEvent.JobCompleted completed)
                {
                    yield return (completed.Job, row => Closed(row, OpdrachtStatus.Afgerond));
                }
                if (happened is EngineEvent.JobCancelled cancelled)
                {
                    yield return (cancelled.Job, row => Closed(row, OpdrachtStatus.Vervallen));
                }
            }
            if (line.Gebeurtenis is NotaOvergezet)
            {
                var opened = line.Verloop.OfType<EngineEvent.JobOpened>().Select(j => j.Job).ToHashSet();
                foreach (var job in outcome.Dossier.Verloop.Jobs.Values.Where(j => !opened.Contains(j.Job)))
                {
                    yield return (job.Job, row => row! with { Element = job.Element });
                }
            }
            if (line.Gebeurtenis is OpdrachtGegeven gegeven)
            {
                yield return (gegeven.Nummer, row => Opened(row, outcome.Dossier.Nota, gegeven, line.OpSysteem));
            }
            if (line.Gebeurtenis is OpdrachtMislukt mislukt)
            {
                yield return (mislukt.Nummer, row => Closed(row, OpdrachtStatus.Opgegeven));
            }
        }
    }

    /// <summary>What wakes the worker.</summary>
    public static OutboxRow Message(Nota nota, OpdrachtRow job, Guid id, Instant nu) =>
        Uitbox.Row(
            nota.Id,
            new Notas.Berichten.V1.OpdrachtGegeven
            {
                NotaId = nota.Id.Value,
                Kenmerk = nota.Kenmerk,
                Opdracht = job.Nummer,
                Soort = job.Soort,
                Poging = job.Poging,
                LeaseTot = job.LeaseTot!.Value,
                Link = Uitgaand.Pad(nota.Kenmerk),
            },
            id,
            nu
        );

    /// <summary>A retry of an incident opens the same job again, with all its attempts before it.</summary>
    private OpdrachtRow Opened(OpdrachtRow? row, Nota nota, OpdrachtGegeven gegeven, Instant nu)
    {
        var opened = new OpdrachtRow
        {
            NotaId = nota.Id,
            Nummer = gegeven.Nummer,
            Element = gegeven.Element,
            Soort = gegeven.Soort,
            Status = OpdrachtStatus.Open,
            Poging = 1,
            LeaseTot = nu + beleid.Lease,
            LaatsteFout = row?.LaatsteFout,
        };
        batch.Insert(Message(nota, opened, nieuwId(), nu));
        return opened;
    }

    private static OpdrachtRow Closed(OpdrachtRow? row, OpdrachtStatus status) =>
        (row ?? throw new InvalidOperationException("A job that was never opened ended.")) with
        {
            Status = status,
            LeaseTot = null,
            VolgendePoging = null,
        };
}
