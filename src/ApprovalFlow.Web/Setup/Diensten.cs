using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Agenda;
using ApprovalFlow.Web.Api.Beheer;
using ApprovalFlow.Web.Api.Demo;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Api.Vervangingen;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Dashboard;
using ApprovalFlow.Web.Kennisgeven;
using ApprovalFlow.Web.Mail;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalFlow.Web.Setup;

/// <summary>Every service by name: found by reading, not by scanning.</summary>
internal static class Diensten
{
    public static IServiceCollection AddApprovalFlow(this IServiceCollection services, Instellingen instellingen)
    {
        services.AddSingleton(instellingen);
        services.AddSingleton(_ => Tikkerverbinding(instellingen));
        services.AddDbContextPool<ApprovalFlowDb>(options => options.UseApprovalFlow(instellingen.Verbinding));
        // In the database, so that every process reads what another one signed or encrypted.
        services.AddDataProtection().SetApplicationName("approvalflow").PersistKeysToDbContext<ApprovalFlowDb>();
        services.AddSingleton<Func<Guid>>(_ => Edge.NieuwId);
        services.AddSingleton(instellingen.Opdrachten);
        services.AddScoped<DossierStore>();
        services.AddScoped<KeyStore>();
        services.AddScoped<ConceptStore>();
        services.AddScoped<GelezenStore>();
        services.AddScoped<AntwoordConceptStore>();
        services.AddScoped<KenmerkStore>();
        services.AddScoped<JournaalStore>();
        services.AddScoped<RegisterStore>();
        services.AddScoped<VervangingStore>();
        services.AddScoped<ProcedureStore>();
        services.AddScoped<AfkortingStore>();
        services.AddScoped<MedewerkerStore>();
        services.AddScoped<Vertrek>();
        services.AddScoped<Inlezer>();
        services.AddScoped<Naamvervanging>();
        services.AddScoped<EigenGegevens>();
        services.AddSingleton(instellingen.Bewaartermijn);
        services.AddScoped<Registerjournaal>();
        services.AddScoped<Registerwerk>();
        services.AddScoped<KlokStore>();
        services.AddScoped<KalenderStore>();
        services.AddScoped<ProcedureInstellingStore>();
        services.AddScoped<OutboxStore>();
        services.AddScoped<OpdrachtStore>();
        services.AddScoped<BijlageStore>();
        services.AddScoped<BestandStore>();
        services.AddScoped<TimerStore>();
        services.AddScoped<DoorlooptijdStore>();
        services.AddScoped<SessieStore>();
        services.AddScoped<TokenStore>();
        services.AddSingleton(_ => new InzageStore(instellingen.Verbinding));
        services.AddScoped<Inzagelog>();
        services.AddScoped<Toegang>();
        services.AddSingleton(instellingen.Aanmelden);
        services.AddSingleton<Herbevestiging>();
        services.AddScoped<Ankers>();
        services.AddScoped<Bestandscontrole>();
        services.AddScoped<Registerstand>();
        services.AddScoped<Nazicht>();
        services.AddScoped<Journaalketen>();
        services.AddScoped<Bewijs>();
        services.AddSingleton<Kalendergeheugen>();
        services.AddScoped<Kalender>();
        services.AddScoped<KalenderWerk>();
        services.AddScoped<Notaplannen>();
        services.AddSingleton<Prognosegeheugen>();
        services.AddScoped<Prognoses>();
        services.AddSingleton<Procedures>();
        services.AddSingleton<Dossiergeheugen>();
        services.AddSingleton<Registergeheugen>();
        services.AddSingleton<OutboxSignal>();
        services.AddScoped<Omgeving>();
        services.AddScoped<Bedrijfsklok>();
        services.AddScoped<CommandRunner>();
        services.AddScoped<ConceptWerk>();
        services.AddScoped<AntwoordConceptWerk>();
        services.AddScoped<BijlageWerk>();
        services.AddScoped<Mislukking>();
        services.AddScoped<Opdrachtuitslag>();
        services.AddScoped<Samensteller>();
        services.AddScoped<Koppelingtokens>();
        services.AddScoped<Koppelingbeheer>();
        services.AddScoped<Onbestelbaarbeheer>();
        services.AddScoped<Berichten.Abonnees.AbonneeStore>();
        services.AddScoped<NotaBegin>();
        services.AddScoped<NotaVragen>();
        services.AddScoped<Pages.Notas.NotaBladLezer>();
        services.AddScoped<Pages.Werkvoorraad>();
        services.AddScoped<Pages.Afkortingen>();
        services.AddScoped<Pages.Beslissen.BeslisLezer>();
        services.AddScoped<NotaUitvoering>();
        services.AddScoped<TaakVragen>();
        services.AddScoped<TaakUitvoering>();
        services.AddScoped<RegistratieWerk>();
        services.AddScoped<VervangingWerk>();
        services.AddScoped<IncidentVragen>();
        services.AddSingleton(instellingen.Rappeluur);
        services.AddSingleton(instellingen.Mail);
        services.AddSingleton(new Maildomein(instellingen.Mail.Afzender.Domein));
        services.AddScoped<KennisgevingStore>();
        services.AddScoped<RappelStore>();
        services.AddScoped<Kennisgever>();
        services.AddScoped<Dagkalender>();
        services.AddScoped<Rappelronde>();
        services.AddScoped<Dagronde>();
        services.AddScoped<Meldingen>();
        services.AddScoped<WeergaveStore>();
        services.AddScoped<DashboardVragen>();
        services.AddScoped<DashboardCijfers>();
        services.AddScoped<TijdlijnLezer>();
        services.AddScoped<Dashboardexport>();
        services.AddSingleton<Mailsein>();
        services.AddScoped<MailStore>();
        services.AddScoped<Bezorging>();
        services.AddScoped<Maillijst>();
        services.AddScoped<Rappelverzoek>();
        services.AddScoped<Jaarplan>();
        services.AddScoped<Jaarnotawerk>();
        services.AddScoped<AgendaStore>();
        services.AddScoped<Agendapunten>();
        services.AddScoped<Klokwerk>();
        services.AddScoped<Klokdoel>();
        services.AddScoped<Sweep>();
        services.AddScoped<Plaatsing>();
        services.AddScoped<Overzetting>();
        services.AddScoped<Naspel>();
        services.AddScoped<ProcedureVragen>();
        return services;
    }

    /// <summary>For Hangfire, which asks all day long whether there is something to do: that is not worth a trace.</summary>
    private static NpgsqlDataSource Tikkerverbinding(Instellingen instellingen) =>
        new NpgsqlDataSourceBuilder(instellingen.Verbinding)
            .ConfigureTracing(trace => trace.ConfigureCommandFilter(_ => false).ConfigureBatchFilter(_ => false))
            .Build();
}
