using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>
/// The tables. The records of Notas are rows as they are; they are written by <see cref="DossierStore"/> only. Queries
/// do not track: a row changes by a command, never by setting a property.
/// </summary>
public sealed class ApprovalFlowDb(DbContextOptions<ApprovalFlowDb> options)
    : DbContext(options),
        IDataProtectionKeyContext
{
    public DbSet<Nota> Notas => Set<Nota>();
    public DbSet<NotaVersie> Versies => Set<NotaVersie>();
    public DbSet<Taak> Taken => Set<Taak>();
    public DbSet<Afstemming> Afstemmingen => Set<Afstemming>();
    public DbSet<Opmerking> Opmerkingen => Set<Opmerking>();
    public DbSet<Vraag> Vragen => Set<Vraag>();
    public DbSet<Paraaf> Parafen => Set<Paraaf>();
    public DbSet<Lezer> Lezers => Set<Lezer>();
    public DbSet<Incident> Incidenten => Set<Incident>();
    public DbSet<VerloopRow> Verlopen => Set<VerloopRow>();
    public DbSet<TimerRow> Timers => Set<TimerRow>();
    public DbSet<AbonnementRow> Abonnementen => Set<AbonnementRow>();
    public DbSet<OpdrachtRow> Opdrachten => Set<OpdrachtRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<GebeurtenisRow> Gebeurtenissen => Set<GebeurtenisRow>();
    public DbSet<GebeurtenisInhoudRow> GebeurtenisInhouden => Set<GebeurtenisInhoudRow>();

    public DbSet<ConceptRow> Concepten => Set<ConceptRow>();
    public DbSet<AntwoordConceptRow> AntwoordConcepten => Set<AntwoordConceptRow>();
    public DbSet<BijlageRow> Bijlagen => Set<BijlageRow>();
    public DbSet<BijlageDeelRow> BijlageDelen => Set<BijlageDeelRow>();
    public DbSet<GelezenVersieRow> GelezenVersies => Set<GelezenVersieRow>();
    public DbSet<SleutelRow> Sleutels => Set<SleutelRow>();

    public DbSet<Eenheid> Eenheden => Set<Eenheid>();
    public DbSet<MedewerkerRow> Medewerkers => Set<MedewerkerRow>();
    public DbSet<LidmaatschapRow> Lidmaatschappen => Set<LidmaatschapRow>();
    public DbSet<Vervanging> Vervangingen => Set<Vervanging>();
    public DbSet<SessieRow> Sessies => Set<SessieRow>();
    public DbSet<TokenRow> Tokens => Set<TokenRow>();
    public DbSet<InzageRow> Inzagen => Set<InzageRow>();
    public DbSet<AnkerRow> Ankers => Set<AnkerRow>();
    public DbSet<AnkerKopRow> AnkerKoppen => Set<AnkerKopRow>();
    public DbSet<ProcedureRow> Procedures => Set<ProcedureRow>();
    public DbSet<RegisterwijzigingRow> Registerwijzigingen => Set<RegisterwijzigingRow>();
    public DbSet<RegisterpersoonRow> Registerpersonen => Set<RegisterpersoonRow>();
    public DbSet<Afkorting> Afkortingen => Set<Afkorting>();
    public DbSet<WeergaveRow> Weergaven => Set<WeergaveRow>();
    public DbSet<KlokRow> Klok => Set<KlokRow>();
    public DbSet<KenmerkTellerRow> KenmerkTellers => Set<KenmerkTellerRow>();

    public DbSet<TellerRow> Tellers => Set<TellerRow>();
    public DbSet<OnbestelbaarRow> Onbestelbaar => Set<OnbestelbaarRow>();
    public DbSet<KoppelingRow> Koppelingen => Set<KoppelingRow>();
    public DbSet<AbonneeRow> Abonnees => Set<AbonneeRow>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<KennisgevingRow> Kennisgevingen => Set<KennisgevingRow>();
    public DbSet<MailRow> Mails => Set<MailRow>();
    public DbSet<RappelRow> Rappels => Set<RappelRow>();
    public DbSet<RappelstandRow> Rappelstanden => Set<RappelstandRow>();
    public DbSet<MailvoorkeurRow> Mailvoorkeuren => Set<MailvoorkeurRow>();
    public DbSet<AgendaRow> Agendas => Set<AgendaRow>();
    public DbSet<JaarnotaRow> Jaarnotas => Set<JaarnotaRow>();
    public DbSet<JaarbeginRow> Jaarbegins => Set<JaarbeginRow>();
    public DbSet<Kalenderregel> Kalenderregels => Set<Kalenderregel>();
    public DbSet<KalenderRevisieRow> KalenderRevisies => Set<KalenderRevisieRow>();
    public DbSet<ProcedureInstellingRow> ProcedureInstellingen => Set<ProcedureInstellingRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) => Conversions.Apply(builder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // Two codes are the same whatever their case, in the database too.
        modelBuilder.HasCollation(
            Conversions.EenheidCollation,
            locale: "und-u-ks-level2",
            provider: "icu",
            deterministic: false
        );
        DossierTables.Configure(modelBuilder);
        VerloopTables.Configure(modelBuilder);
        JournaalTables.Configure(modelBuilder);
        OpsteltafelTables.Configure(modelBuilder);
        BeheerTables.Configure(modelBuilder);
        BerichtenTables.Configure(modelBuilder);
        KennisgevingTables.Configure(modelBuilder);
        KalenderTables.Configure(modelBuilder);
        RegisterTables.Configure(modelBuilder);
        OverzichtTables.Configure(modelBuilder);
        VervangingTables.Configure(modelBuilder);
        ToegangTables.Configure(modelBuilder);
        foreach (var foreignKey in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()))
        {
            foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }
}

public static class ApprovalFlowDbOptions
{
    private static readonly ParameterGuard Guard = new();

    /// <summary>The one way to connect: every reader and writer has the same types and names.</summary>
    public static TBuilder UseApprovalFlow<TBuilder>(this TBuilder builder, string connectionString)
        where TBuilder : DbContextOptionsBuilder
    {
        builder
            .UseNpgsql(connectionString, npgsql => npgsql.UseNodaTime())
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(Guard)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return builder;
    }

    public static ApprovalFlowDb Open(string connectionString) =>
        new(new DbContextOptionsBuilder<ApprovalFlowDb>().UseApprovalFlow(connectionString).Options);
}
