using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api.Beheer;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalFlow.Web.Setup;

/// <summary>Every service by name: found by reading, not by scanning.</summary>
internal static class Diensten
{
    public static IServiceCollection AddApprovalFlow(this IServiceCollection services, Instellingen instellingen)
    {
        services.AddSingleton(instellingen);
        services.AddSingleton(_ => Databron(instellingen.Verbinding));
        services.AddDbContext<ApprovalFlowDb>(
            (provider, options) => ApprovalFlowDb.Configure(options, provider.GetRequiredService<NpgsqlDataSource>())
        );
        services.AddScoped<DossierStore>();
        services.AddScoped<KeyStore>();
        services.AddScoped<ConceptStore>();
        services.AddScoped<KenmerkStore>();
        services.AddScoped<JournaalStore>();
        services.AddScoped<RegisterStore>();
        services.AddScoped<ProcedureStore>();
        services.AddScoped<KlokStore>();
        services.AddScoped<OutboxStore>();
        services.AddScoped<OpdrachtStore>();
        services.AddScoped<BijlageStore>();
        services.AddSingleton<Procedures>();
        services.AddSingleton<OutboxSignal>();
        services.AddScoped<Omgeving>();
        services.AddScoped<Bedrijfsklok>();
        services.AddScoped<CommandRunner>();
        services.AddScoped<ConceptWerk>();
        services.AddScoped<NotaBegin>();
        services.AddScoped<NotaVragen>();
        services.AddScoped<NotaUitvoering>();
        services.AddScoped<TaakVragen>();
        services.AddScoped<TaakUitvoering>();
        services.AddScoped<Klokwerk>();
        services.AddScoped<Sweep>();
        return services;
    }

    private static NpgsqlDataSource Databron(string verbinding) => ApprovalFlowDb.DataSource(verbinding);
}
