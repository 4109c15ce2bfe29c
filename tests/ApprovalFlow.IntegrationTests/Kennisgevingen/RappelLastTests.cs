using System.Diagnostics;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Kennisgeven;
using ApprovalFlow.Web.Mail;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Verbs;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>Everything due at once: two workers on one database decide and send each reminder once.</summary>
[NonParallelizable]
internal sealed class RappelLastTests
{
    private const int PerNota = 5;

    /// <summary>An eighth of it in a run that should not take long.</summary>
    private static readonly int Taken = Chance.Long ? 20_000 : 2_500;
    private static readonly int Notas = Taken / PerNota;

    [Test]
    public async Task Reminders_by_the_thousands_are_each_sent_once_by_two_workers()
    {
        await using var bak = Mailbak.Start();
        await using var database = await TestDatabase.CreateAsync();
        // Wednesday 14 May 2025, after the hour; every task was asked on the 12th and ends on the 16th: two working days left.
        await TestApp.SeedAsync(database);
        await using (var db = database.Open())
        {
            await new KlokStore(db).AdvanceAsync(Duration.FromDays(2));
        }
        await Vul(database);
        var insert = await InsertRate(database);
        await using var een = Worker(database, bak);
        await using var twee = Worker(database, bak);

        var klok = Stopwatch.StartNew();
        await Task.WhenAll(Ronde(een), Ronde(twee));
        var besloten = klok.Elapsed;
        klok.Restart();
        await Task.WhenAll(Bezorg(een), Bezorg(twee));
        var bezorgd = klok.Elapsed;

        Assert.That(bak.Mails, Has.Length.EqualTo(Taken));
        Assert.That(bak.Mails.Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(Taken));
        Assert.That(await database.CountAsync("SELECT count(*) FROM rappel"), Is.EqualTo(Taken));
        Assert.That(await database.CountAsync("SELECT count(*) FROM mail WHERE status <> 'verzonden'"), Is.Zero);
        await TestContext.Out.WriteLineAsync(
            FormattableString.Invariant(
                $"{Taken} reminders, two workers: decided {Taken / besloten.TotalSeconds:0} a second, handed over {Taken / bezorgd.TotalSeconds:0} a second; this machine inserts {insert:0} plain rows a second"
            )
        );
    }

    private static async Task Ronde(WebApplication worker)
    {
        await using var scope = worker.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Dagronde>().Run(wacht: false, default);
    }

    private static async Task Bezorg(WebApplication worker)
    {
        var instellingen = worker.Services.GetRequiredService<MailInstellingen>();
        await using var weg = Bezorgweg.Van(instellingen);
        while (true)
        {
            await using var scope = worker.Services.CreateAsyncScope();
            var bezorging = scope.ServiceProvider.GetRequiredService<Bezorging>();
            var ronde = await bezorging.Run(weg, Duration.FromSeconds(1), default);
            Assert.That(ronde.Storing, Is.Null);
            if (ronde.Aantal == 0)
            {
                return;
            }
        }
    }

    /// <summary>The services of a worker; nothing of it runs by itself.</summary>
    private static WebApplication Worker(TestDatabase database, Mailbak bak)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(Serve).Assembly.GetName().Name,
                EnvironmentName = "Demo",
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddInMemoryCollection(
            bak.Instellingen.Append(("ConnectionStrings:ApprovalFlow", database.AppConnectionString))
                .Append(("Demo:Aan", "true"))
                .Select(i => KeyValuePair.Create<string, string?>(i.Item1, i.Item2))
        );
        builder.Logging.ClearProviders();
        return Serve.Build(builder);
    }

    /// <summary>One nota with five open tasks, time and again; each task is of one person of CDS.</summary>
    private static async Task Vul(TestDatabase database)
    {
        await using (var app = await TestApp.StartAsync())
        {
            var nota = await Nota.Ingediend(app);
            await using var bron = app.Database.Open();
            var rij = await bron.Notas.SingleAsync();
            var taak = await bron.Taken.FirstAsync(t => t.Eenheid == ApprovalFlow.Notas.EenheidCode.Of("CDS"));
            await using var doel = database.Open();
            foreach (var n in Enumerable.Range(1, Notas))
            {
                var id = ApprovalFlow.Notas.NotaId.Of(Web.Uitvoeren.Edge.NieuwId());
                doel.Add(rij with { Id = id, Kenmerk = FormattableString.Invariant($"N2025-{n:D5}") });
                doel.AddRange(
                    Enumerable
                        .Range(1, PerNota)
                        .Select(nummer =>
                            taak with
                            {
                                Id = ApprovalFlow.Notas.TaakId.Of(Web.Uitvoeren.Edge.NieuwId()),
                                NotaId = id,
                                Nummer = nummer,
                                Termijn = new LocalDate(2025, 5, 16),
                            }
                        )
                );
                if (n % 500 == 0 || n == Notas)
                {
                    await doel.SaveChangesAsync();
                    doel.ChangeTracker.Clear();
                }
            }
        }
        await database.TamperAsync(
            "INSERT INTO nota_lezer (nota_id, nummer, grond, eenheid, van) SELECT id, 1, 'taak', 'CDS', aangemaakt_op FROM nota"
        );
        await database.TamperAsync("ANALYZE");
    }

    /// <summary>Rows a second of one column, each a statement of its own on one connection: what the machine can do at best.</summary>
    private static async Task<double> InsertRate(TestDatabase database)
    {
        await using var connection = new Npgsql.NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync();
        await using var maak = new Npgsql.NpgsqlCommand("CREATE TABLE ijk (id int)", connection);
        await maak.ExecuteNonQueryAsync();
        const int Aantal = 2000;
        var klok = Stopwatch.StartNew();
        for (var n = 0; n < Aantal; n++)
        {
            await using var insert = new Npgsql.NpgsqlCommand("INSERT INTO ijk VALUES (1)", connection);
            await insert.ExecuteNonQueryAsync();
        }
        return Aantal / klok.Elapsed.TotalSeconds;
    }
}
