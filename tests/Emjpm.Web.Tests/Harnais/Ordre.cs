using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCaseOrderer(typeof(Emjpm.Web.Tests.Harnais.Ordre))]

namespace Emjpm.Web.Tests.Harnais;

/// <summary>
/// Tests of a class share a database and run in an order that looks random. The default one depends on the folder of the clone: what
/// passed here failed elsewhere. This one is the same everywhere, and EMJPM_TEST_ORDRE draws another, to find what depends on it.
/// </summary>
public sealed class Ordre : ITestCaseOrderer
{
    private static readonly string? Tirage = Environment.GetEnvironmentVariable("EMJPM_TEST_ORDRE");

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(
        IReadOnlyCollection<TTestCase> testCases
    )
        where TTestCase : notnull, ITestCase =>
        [
            .. testCases
                .OrderBy(
                    t => Rang(t.TestMethod?.MethodName ?? t.TestCaseDisplayName),
                    StringComparer.Ordinal
                )
                .ThenBy(t => Rang(t.TestCaseDisplayName), StringComparer.Ordinal),
        ];

    private static string Rang(string nom) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Tirage + nom)));
}
