using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Web.Api.Taken;
using Microsoft.AspNetCore.Http.Extensions;

namespace ApprovalFlow.Web.Pages;

/// <summary>Which part of the inbox is shown, as it stands in the address. What is no value there filters nothing.</summary>
internal sealed record WerkFilter(string? Van, Stap? Stap, bool TeLaat, bool Spoed, string? Zoek, TaakPlaats? Vanaf)
{
    public const string Mij = "mij";
    public const string Eenheid = "eenheid";
    public const string Vervanging = "vervanging";

    public bool IsLeeg => this with { Vanaf = null } == new WerkFilter(null, null, false, false, null, null);

    public static WerkFilter Lees(IQueryCollection query) =>
        new(
            query["van"].ToString() is Mij or Eenheid or Vervanging ? query["van"].ToString() : null,
            StapCodes.Parse(query["stap"].ToString()),
            query["te-laat"] == "ja",
            query["spoed"] == "ja",
            query["zoek"].ToString().Trim() is { Length: > 0 and <= 200 } zoek ? zoek : null,
            TaakPlaats.Parse(query["vanaf"])
        );

    public string Adres(string? deel = null)
    {
        var query = new QueryBuilder();
        foreach (
            var (naam, waarde) in new[]
            {
                ("van", Van),
                ("stap", Stap is { } stap ? StapCodes.Code(stap) : null),
                ("te-laat", TeLaat ? "ja" : null),
                ("spoed", Spoed ? "ja" : null),
                ("zoek", Zoek),
                ("vanaf", Vanaf?.ToString()),
                ("deel", deel),
            }
        )
        {
            if (!string.IsNullOrEmpty(waarde))
            {
                query.Add(naam, waarde);
            }
        }
        return "/" + query.ToQueryString();
    }
}
