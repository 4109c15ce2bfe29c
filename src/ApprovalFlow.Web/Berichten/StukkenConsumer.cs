using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten.V1;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// Makes the package. A failure counts as an attempt: the job is sent again after a wait, and stands as an incident when
/// its attempts are used up.
/// </summary>
internal sealed class StukkenSamenstellenConsumer(Samensteller samensteller, OpdrachtStore opdrachten, CommandRunner runner, ILogger<StukkenSamenstellenConsumer> log)
    : IConsumer<StukkenSamenstellenGevraagd>
{
    public async Task Consume(ConsumeContext<StukkenSamenstellenGevraagd> context)
    {
        var gevraagd = context.Message;
        var notaId = NotaId.Of(gevraagd.NotaId);
        var stop = context.CancellationToken;
        try
        {
            if (await samensteller.Maak(notaId, gevraagd.Opdracht, stop) is { } gereed)
            {
                await context.Publish(gereed, stop);
            }
        }
        catch (Exception fout) when (fout is not OperationCanceledException)
        {
            StukkenLog.Mislukt(log, gevraagd.Kenmerk, gevraagd.Opdracht, fout);
            var nu = Edge.SystemClock.GetCurrentInstant();
            if (await opdrachten.FailAttemptAsync(notaId, gevraagd.Opdracht, fout.Message, nu, stop))
            {
                await runner.Run(notaId, new OpdrachtOpgeven(gevraagd.Opdracht, fout.Message), Aanvrager.Systeem, stop);
            }
        }
    }
}

/// <summary>The result becomes one command, whose key is the id of the message.</summary>
internal sealed class StukkenGereedConsumer(CommandRunner runner) : IConsumer<StukkenSamenstellenGereed>
{
    public Task Consume(ConsumeContext<StukkenSamenstellenGereed> context) =>
        runner.Run(
            NotaId.Of(context.Message.NotaId),
            new StukkenSamenstellenAfronden(context.Message.Opdracht, context.Message.Sha256, context.Message.Grootte),
            Aanvrager.Systeem,
            context.CancellationToken,
            Berichtsleutel.Van(context.MessageId),
            (_, _) => Berichtsleutel.Gedaan
        );
}

internal static class Berichtsleutel
{
    public static Antwoord Gedaan { get; } = new(StatusCodes.Status200OK, "{}");

    public static Sleutelverzoek Van(Guid? messageId) => new($"bericht-{messageId}", "bericht");
}

internal static partial class StukkenLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Making the stukken of {Kenmerk}, job {Opdracht}, failed")]
    public static partial void Mislukt(ILogger log, string kenmerk, int opdracht, Exception fout);
}
