using System.Text.Json;
using ApprovalFlow.Notas;

namespace ApprovalFlow.Web.Setup;

/// <summary>JSON as the API reads and writes it: the nota's rules, and null members written out.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = NotaJson.Configure(new(JsonSerializerDefaults.Web));
}
