// Each fixture has a database and an application of its own, so that three can run side by side (most wait more than they
// work), also where one kills processes: those are its own. What measures, or harms a whole site, says NonParallelizable
// and runs alone after them.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
