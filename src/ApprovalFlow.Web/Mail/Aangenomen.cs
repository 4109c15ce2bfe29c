using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Mail;

/// <summary>
/// Marks what the server took, beside the handing over of the next mail. One statement is on its way at a time, and what is
/// taken meanwhile waits for the next one: a quick server makes batches, a slow one does not. What a process that dies had
/// not marked goes out again under the same Message-ID, as many mails as were handed over during one statement.
/// </summary>
internal sealed class Aangenomen(IServiceScopeFactory scopes) : IAsyncDisposable
{
    private readonly List<Verzonden> wacht = [];
    private Task onderweg = Task.CompletedTask;

    /// <summary>Throws what an earlier statement threw: then what it marked goes out again when its lease ends.</summary>
    public async Task Noteer(Verzonden mail)
    {
        wacht.Add(mail);
        if (onderweg.IsCompleted)
        {
            await onderweg;
            Begin();
        }
    }

    /// <summary>All is marked when this returns, also when the process is told to end meanwhile.</summary>
    public async Task Klaar()
    {
        await onderweg;
        if (wacht.Count > 0)
        {
            Begin();
            await onderweg;
        }
    }

    /// <summary>After a failure elsewhere what was taken is marked all the same, if the database lets it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Klaar();
        }
        catch (Exception fout) when (fout is Npgsql.NpgsqlException or InvalidOperationException or TimeoutException)
        {
            // The leases end, and the mails go out again under their Message-ID.
        }
    }

    private void Begin()
    {
        Verzonden[] nu = [.. wacht];
        wacht.Clear();
        onderweg = Task.Run(() => Markeer(nu), CancellationToken.None);
    }

    /// <summary>In a scope of its own: the rest of the round uses the other one meanwhile.</summary>
    private async Task Markeer(IReadOnlyCollection<Verzonden> mails)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MailStore>().SentAsync(mails, CancellationToken.None);
    }
}
