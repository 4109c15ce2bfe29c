using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Mail;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Kennisgeven;

/// <summary>
/// What happens on a working day from the hour of the rappels on: reminders, notices of the jaarplanning, then the
/// dagoverzichten, which hold both. Each part is decided once, so that a tick may come late, twice, or on two workers.
/// </summary>
internal sealed class Dagronde(
    ApprovalFlowDb db,
    Rappelronde rappels,
    Jaarplan jaarplan,
    KennisgevingStore kennisgevingen,
    Dagkalender kalender,
    Bedrijfsklok klok,
    Mailsein sein
)
{
    public async Task Run(bool wacht, CancellationToken stop)
    {
        await kalender.Kijk(stop);
        var nu = await klok.Nu(stop);
        var dag = ApprovalFlow.Notas.Termijnen.Amsterdam.Dag(nu);
        if (kalender.Moment(dag) is not { } moment || nu < moment)
        {
            return;
        }
        await rappels.Run(nu, wacht, stop);
        await jaarplan.Ronde(nu, stop);
        foreach (var wie in await kennisgevingen.WachtendenAsync(dag, stop))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await kennisgevingen.DagoverzichtAsync(wie, dag, nu, Edge.Nu(), stop);
            await transaction.CommitAsync(stop);
        }
        sein.Geef();
    }
}
