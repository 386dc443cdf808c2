package io.strowger.tools.simulation;
public final class SimMain { 
  public static void main(String[] a){ long from=Long.parseLong(a[0]); int n=Integer.parseInt(a[1]); int links = a.length>2?Integer.parseInt(a[2]):0; long t0=System.nanoTime();int bad=0; long calls=0,inputs=0;
   Trace tr = a.length>4? new Trace(Double.parseDouble(a[3]),Double.parseDouble(a[4]),System.out::println):Trace.NONE;
   for(long s=from;s<from+n;s++){ SimResult r=Sim.run(new SimOptions(s,SimOptions.MINUTES,links),tr); calls+=r.calls().calls(); inputs+=r.work().inputs(); if(!r.isWell()){bad++; System.out.println("seed "+s+" "+r.problems());}}
   System.out.printf("%d seeds, %d bad, %d calls, %d inputs, %.1f s%n",n,bad,calls,inputs,(System.nanoTime()-t0)/1e9);
  }}
